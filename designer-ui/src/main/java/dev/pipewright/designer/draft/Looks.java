package dev.pipewright.designer.draft;

import dev.pipewright.designer.draft.DraftSnapshot.KindLook;
import dev.pipewright.designer.draft.DraftSnapshot.NodeLook;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.NewNodes;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeBox;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Ports;
import dev.pipewright.model.picture.Palette;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says in the reader's words what nodes look like.
///
/// @param texts gives the text of a key in the reader's language
public record Looks(UnaryOperator<String> texts) {

    /// So that a test gets the same ids again.
    private static final String ID_SEED = System.getProperty("pipewright.test.id-seed", "");

    /// The whole drawing.
    ///
    /// @param draft under which name the browser keeps what is not saved; empty where nothing can be edited
    public DraftSnapshot snapshot(String draft, long seq, boolean editable, Drawing drawing) {
        return new DraftSnapshot(
                draft,
                seq,
                NodeBox.WIDTH,
                NodeBox.HEIGHT,
                editable,
                ID_SEED,
                drawing.pipeline(),
                drawing.layout(),
                Arrays.stream(NodeKind.values()).map(this::look).toList(),
                drawing.pipeline().nodes().stream().map(Looks::look).toList());
    }

    /// Of the nodes that look different after an edit, or are new.
    static List<NodeLook> changed(Pipeline before, Pipeline after) {
        return after.nodes().stream()
                .filter(node -> before.node(node.id()).filter(node::equals).isEmpty())
                .map(Looks::look)
                .filter(look -> before.node(new NodeId(look.id()))
                        .map(Looks::look)
                        .filter(look::equals)
                        .isEmpty())
                .toList();
    }

    private KindLook look(NodeKind kind) {
        var ordinary = NewNodes.of(kind, NodeHeader.of(new NodeId(kind.word() + "-new"), ""));
        return new KindLook(
                kind.word(),
                texts.apply("kind." + kind.word()),
                colourOf(kind),
                Ports.inputsOf(ordinary),
                Ports.outputsOf(ordinary));
    }

    static NodeLook look(Node node) {
        return new NodeLook(
                node.id().value(), detailOf(node), Subjects.of(node), Ports.inputsOf(node), Ports.outputsOf(node));
    }

    /// The colour of the pictures, in both looks.
    private static String colourOf(NodeKind kind) {
        return "light-dark(" + Palette.LIGHT.accent(kind) + ", " + Palette.DARK.accent(kind) + ")";
    }

    /// A few words on what a node does, from its settings: names and expressions, which no language translates.
    private static String detailOf(Node node) {
        return switch (node) {
            case Node.Source source -> joined(source.connector(), source.connection());
            case Node.Map map ->
                String.join(
                        ", ",
                        map.lines().stream().limit(3).map(line -> line.target()).toList());
            case Node.Select select ->
                select.columns().stream().map(Node.Select.Column::target).collect(Collectors.joining(", "));
            case Node.Filter filter -> filter.condition();
            case Node.Route route ->
                route.branches().stream().map(Node.Route.Branch::port).collect(Collectors.joining(", "));
            case Node.Lookup lookup -> joined(lookup.connector(), lookup.connection());
            case Node.ValueMap values -> values.field();
            case Node.Aggregate aggregate -> String.join(", ", aggregate.groupBy());
            case Node.Flatten flatten -> flatten.list();
            case Node.Deduplicate deduplicate -> String.join(", ", deduplicate.keys());
            case Node.Sort sort ->
                sort.keys().stream().map(Node.Sort.Key::field).collect(Collectors.joining(", "));
            case Node.Join join -> String.join(", ", join.leftKeys());
            case Node.Union _ -> "";
            case Node.Validate _ -> "JSON Schema";
            case Node.ApiCall call -> joined(call.preset(), call.connection());
            case Node.SubPipeline sub -> sub.pipeline() + " v" + sub.version();
            case Node.Sink sink -> joined(sink.connector(), sink.connection());
            case Node.Note note -> note.text();
        };
    }

    private static String joined(String first, String second) {
        return Stream.of(first, second).filter(word -> !word.isEmpty()).collect(Collectors.joining(" · "));
    }
}
