package dev.pipewright.designer.preview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinService;
import dev.pipewright.designer.code.CodeEditor;
import dev.pipewright.designer.code.CodeFault;
import dev.pipewright.designer.code.CodeItems;
import dev.pipewright.designer.code.CodeScope;
import dev.pipewright.designer.code.CodeTexts;
import dev.pipewright.designer.code.Proposals;
import dev.pipewright.designer.help.HelpPlaces;
import dev.pipewright.designer.look.Answers;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Ports;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.preview.SampleChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
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
@Uses(CodeEditor.class)
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
        "estimateMost",
        "changed",
        "added",
        "gone",
        "height",
        "help",
        "environment",
        "drawn",
        "toHere",
        "fromHere",
        "fromHint",
        "readAll",
        "pause.add",
        "pause.run",
        "pause.runHint",
        "pause.on",
        "pause.next",
        "pause.end",
        "pause.stop",
        "pause.onHint",
        "pause.nextHint",
        "pause.endHint",
        "pause.stopHint",
        "pause.remove",
        "pause.list",
        "pause.bar",
        "pause.way",
        "pause.unchanged",
        "pause.changed"
    };

    /// Texts in which the browser puts names in their places.
    private static final String[] WITH_VALUES = {"fromOn", "pause.before", "pause.between", "pause.condition"};

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PreviewAnswers answers;

    /// @param pipeline its id
    /// @param drawing as it is now
    public PreviewPanel(PreviewDesk desk, Environments environments, Person person, String pipeline, Drawing drawing) {
        addClassName("pw-preview");
        var texts = VaadinService.getCurrent().getInstantiator().getI18NProvider();
        var words = new Words(texts, getLocale(), Formats.ofReader());
        this.answers = new PreviewAnswers(desk, environments, person, pipeline, words, drawing);
        var proposals = new Proposals(getLocale());
        var _ = new Answers(this)
                .on("samples", PreviewAsked.Nothing.class, _ -> answers.samples())
                .on("preview", PreviewAsked.Records.class, answers::preview)
                .on("pausing", PreviewAsked.Pausing.class, answers::pausing)
                .on("goOn", PreviewAsked.GoOn.class, answers::goOn)
                .on("pausedAt", PreviewAsked.AtNode.class, answers::pausedAt)
                .on("endPause", PreviewAsked.Nothing.class, _ -> answers.end())
                .on("record", PreviewAsked.OneRecord.class, answers::record)
                .on("pin", PreviewAsked.Pin.class, answers::pin)
                .on("edit", PreviewAsked.Edit.class, answers::edit)
                .on("complete", PreviewAsked.Complete.class, asked -> completed(proposals, asked))
                .on("check", PreviewAsked.Check.class, asked -> CodeFault.inExpression(asked.text()));
        getElement().addEventListener("preview-stop", _ -> answers.stop());
        addDetachListener(_ -> answers.leave());
        getElement()
                .callJsFunction(
                        "open",
                        JSON.<JsonNode>valueToTree(
                                shownTexts(person.tenant().value() + "/" + person.name() + "/" + pipeline)),
                        JSON.<JsonNode>valueToTree(CodeTexts.of(this)));
    }

    private CodeItems completed(Proposals proposals, PreviewAsked.Complete asked) {
        Pipeline drawn = answers.drawing().pipeline();
        var node = new NodeId(asked.node());
        String port = drawn.node(node).map(Ports::inputsOf).stream()
                .flatMap(List::stream)
                .findFirst()
                .orElse(Edge.IN);
        return proposals.at(asked.text(), asked.position(), CodeScope.of(drawn, node, port));
    }

    /// @param owner by whom, and for which pipeline, the browser keeps where to stop
    private Map<String, String> shownTexts(String owner) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : TEXTS) {
            texts.put(name, getTranslation("preview.text." + name));
        }
        for (String name : WITH_VALUES) {
            texts.put(name, getTranslation("preview.text." + name, "{0}", "{1}"));
        }
        texts.put("helpPlace", HelpPlaces.PREVIEW);
        texts.put("owner", owner);
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

    /// An edge is selected: what comes by it is shown where it leads to, and to stop there is to stop for that.
    public void select(Edge edge) {
        getElement()
                .callJsFunction(
                        "selectEdge",
                        edge.from().value(),
                        edge.fromPort(),
                        edge.to().value(),
                        edge.toPort());
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
