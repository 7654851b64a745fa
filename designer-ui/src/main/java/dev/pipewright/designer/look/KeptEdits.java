package dev.pipewright.designer.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/// Says how many changes this browser keeps that no server has saved yet, so that whoever comes to a page that
/// they did not ask for knows that nothing is lost. Where there are none, it says nothing.
@Tag("pipewright-kept-edits")
@JsModule("./look/kept-edits.ts")
public final class KeptEdits extends Component {

    /// Of all drafts that this browser keeps changes of.
    public KeptEdits() {
        this("", "kept.some");
    }

    /// Of one draft.
    ///
    /// @param draft the name under which the browser keeps them; empty for all
    /// @param key of the sentence, which names the number; with `One` behind it, of the one about a single change
    public KeptEdits(String draft, String key) {
        getElement().getClassList().add("pw-kept-edits");
        getElement().setAttribute("role", "status");
        // The place for the number stays: the browser fills it in.
        getElement().callJsFunction("ask", draft, getTranslation(key + "One"), getTranslation(key, "{0}"));
    }
}
