package dev.pipewright.designer.canvas;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/// Says *Saved*, *Saving…* or *Offline: n changes kept in this browser*. It listens to the canvas in the browser,
/// so that it tells the truth without the server.
@Tag("pipewright-save-status")
@JsModule("./look/save-status.ts")
final class SaveStatus extends Component {

    SaveStatus() {
        // The last text keeps its place for the number: the browser fills it in.
        getElement()
                .callJsFunction(
                        "texts",
                        getTranslation("save.saved"),
                        getTranslation("save.saving"),
                        getTranslation("save.offlineOne"),
                        getTranslation("save.offline", "{0}"));
    }
}
