package dev.pipewright.designer.preview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinService;
import dev.pipewright.designer.help.HelpPlaces;
import dev.pipewright.designer.look.Answers;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.preview.SampleChoice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// The records at the selected node, below the board: what comes to it, what leaves it, what it refuses.
/// Nothing is run for it, and nothing is written; calls are made as estimates only, and when a person asks for
/// them.
///
/// Used under the page's lock; what it answers is made away from it.
@Tag("pipewright-preview")
@JsModule("./preview/preview-panel.ts")
@Uses(Select.class)
@Uses(Button.class)
@Uses(TextField.class)
public final class PreviewPanel extends Component {

    private static final String[] TEXTS = {
        "label",
        "records",
        "estimate",
        "refresh",
        "stop",
        "fold",
        "unfold",
        "condition",
        "pin",
        "unpin",
        "none",
        "empty",
        "loading",
        "more",
        "number",
        "note",
        "field",
        "before",
        "after",
        "edit",
        "save",
        "cancel",
        "record",
        "close",
        "way",
        "estimateHint",
        "changed",
        "added",
        "gone",
        "height",
        "help"
    };

    private final PreviewAnswers answers;

    /// @param pipeline its id
    /// @param drawing as it is now
    public PreviewPanel(PreviewDesk desk, Person person, String pipeline, Drawing drawing) {
        addClassName("pw-preview");
        var texts = VaadinService.getCurrent().getInstantiator().getI18NProvider();
        var words = new Words(texts, getLocale(), Formats.ofReader());
        this.answers = new PreviewAnswers(desk, person, pipeline, words, drawing);
        var _ = new Answers(this)
                .on("samples", PreviewAnswers.Nothing.class, _ -> answers.samples())
                .on("preview", PreviewAnswers.Asked.class, answers::preview)
                .on("record", PreviewAnswers.AskedRecord.class, answers::record)
                .on("pin", PreviewAnswers.AskedPin.class, answers::pin)
                .on("edit", PreviewAnswers.AskedEdit.class, answers::edit);
        getElement().addEventListener("preview-stop", _ -> answers.stop());
        addDetachListener(_ -> answers.stop());
        getElement().callJsFunction("open", JsonMapper.shared().valueToTree(shownTexts()));
    }

    private Map<String, String> shownTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : TEXTS) {
            texts.put(name, getTranslation("preview.text." + name));
        }
        texts.put("helpPlace", HelpPlaces.PREVIEW);
        return texts;
    }

    /// Tells a node on the way that a person wants to look at.
    public void onLead(Consumer<NodeId> listener) {
        getElement()
                .addEventListener(
                        "preview-lead",
                        led -> listener.accept(new NodeId(
                                led.getEventData().path("event.detail").asString(""))))
                .addEventData("event.detail");
    }

    /// Shows another node.
    ///
    /// @param id the selected node, or an empty text
    public void select(String id) {
        getElement().callJsFunction("select", id);
    }

    /// The draft has changed: what is shown is asked for anew, once it rests.
    public void show(Drawing drawing) {
        answers.drawn(drawing);
        getElement().callJsFunction("changed");
    }

    /// Shows the records of a choice that came from elsewhere, as from a failed document.
    ///
    /// @param node the id of the node to look at; may be empty
    public void choose(SampleChoice choice, String node) {
        getElement().callJsFunction("choose", choice.text(), node);
    }
}
