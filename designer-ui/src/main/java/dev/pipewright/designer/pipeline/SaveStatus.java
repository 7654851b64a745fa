package dev.pipewright.designer.pipeline;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Says *Saved*, *Saving…* or *Offline: n changes kept in this browser*. It listens to the canvas in the browser,
/// so that it tells the truth without the server.
@Tag("pipewright-save-status")
@JsModule("./look/save-status.ts")
final class SaveStatus extends Component {

    SaveStatus() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (var name : new String[] {"saved", "saving", "retrying", "offlineOne"}) {
            texts.put(name, getTranslation("save." + name));
        }
        for (var name : new String[] {"offline", "unkept", "choosing"}) {
            // The place for the value stays: the browser fills it in.
            texts.put(name, getTranslation("save." + name, "{0}"));
        }
        getElement().callJsFunction("texts", JsonMapper.shared().<JsonNode>valueToTree(texts));
    }
}
