package dev.pipewright.designer.outline;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.pipewright.designer.look.Answers;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PossibleEdges;
import dev.pipewright.model.form.RecordForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The draft of the page as a tree of nodes and their ports. It lives in the browser, beside the drawing: what is done
/// in it goes through the same outbox. This side says its texts, and what can be connected.
@Tag("pipewright-outline")
@JsModule("./outline/outline-element.ts")
public final class OutlineSurface extends Component implements HasStyle {

    private static final List<String> WHOLE = List.of(
            "outline",
            "search",
            "filters",
            "all",
            "invalid",
            "disabled",
            "unconnected",
            "add",
            "keys",
            "empty",
            "noMatch",
            "showAll",
            "addFirst",
            "name",
            "kind",
            "detail",
            "problems",
            "on",
            "actions",
            "isOn",
            "isOff",
            "in",
            "out",
            "feedsNothing",
            "fedByNothing",
            "rename",
            "runTo",
            "runFrom",
            "pauseAt",
            "addBehind",
            "addBefore",
            "connectTo",
            "connectFrom",
            "disconnectFrom",
            "switchOn",
            "switchOff",
            "remove",
            "chooserSearch",
            "cancel",
            "nothingFits");

    /// Texts in which the browser puts a name in its place.
    private static final List<String> WITH_NAME = List.of(
            "actionsOf",
            "feeds",
            "feedsAlso",
            "fedBy",
            "fedByAlso",
            "toldOn",
            "toldOff",
            "toldRemoved",
            "toldDisconnected",
            "toldConnected",
            "toldAdded");

    /// What each key of the table of the outline does.
    private static final List<String> KEYS = List.of(
            "move",
            "right",
            "left",
            "change",
            "rename",
            "addBehind",
            "addBefore",
            "connect",
            "disable",
            "remove",
            "actions");

    /// What each key of the outline does, as `outline.` and the name that the browser has for it.
    public static Map<String, String> keys(Component reader) {
        Map<String, String> texts = new LinkedHashMap<>();
        KEYS.forEach(name -> texts.put("outline." + name, reader.getTranslation("outline.key." + name)));
        return texts;
    }

    /// @param drawing the draft as it is now; asked by any thread
    /// @param command told `undo` and `redo`; to be done once all that was done before is saved
    public OutlineSurface(Supplier<Drawing> drawing, Consumer<String> command) {
        addClassName("pw-outline");
        Map<String, String> texts = new LinkedHashMap<>();
        WHOLE.forEach(name -> texts.put(name, getTranslation("outline." + name)));
        WITH_NAME.forEach(name -> texts.put(name, getTranslation("outline." + name, "{0}")));
        getElement().callJsFunction("texts", JsonMapper.shared().<JsonNode>valueToTree(texts));
        new Answers(this).on("connections", AboutNode.class, asked -> connections(drawing.get(), asked.node()));
        getElement()
                .addEventListener(
                        "outline-command",
                        given -> command.accept(given.getEventData()
                                .path("event.detail.command")
                                .asString("")))
                .addEventData("event.detail.command");
    }

    /// A question about a node.
    private record AboutNode(String node) {}

    private static List<@Nullable Object> connections(Drawing drawing, String node) {
        return PossibleEdges.at(drawing.pipeline(), new NodeId(node)).stream()
                .<@Nullable Object>map(RecordForm::ofValue)
                .toList();
    }
}
