package dev.pipewright.model.edit;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Group;
import dev.pipewright.model.IdSource;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Position;
import dev.pipewright.model.schema.FieldType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// Makes up edits; the same seed gives the same edits. Most fit the drawing, some do not.
public final class RandomEdits {

    private final Random random;
    private final IdSource ids;

    public RandomEdits(long seed) {
        this.random = new Random(seed);
        this.ids = IdSource.random(random);
    }

    /// A drawing after some edits; those that do not fit are left out.
    public Drawing drawing(Drawing start, int edits) {
        Drawing drawing = start;
        for (int i = 0; i < edits; i++) {
            drawing = appliedIfFitting(edit(drawing), drawing);
        }
        return drawing;
    }

    public PipelineEdit edit(Drawing drawing) {
        int choice = random.nextInt(20);
        if (choice == 19) {
            return several(drawing);
        }
        return choice < 10 ? ofNodes(choice, drawing) : ofParts(choice, drawing);
    }

    private static Drawing appliedIfFitting(PipelineEdit edit, Drawing drawing) {
        try {
            return edit.applyTo(drawing);
        } catch (EditRefusedException e) {
            return drawing; // A made-up edit may not fit.
        }
    }

    private PipelineEdit several(Drawing drawing) {
        List<PipelineEdit> edits = new ArrayList<>();
        Drawing changed = drawing;
        for (int i = 0; i < 3; i++) {
            PipelineEdit edit = edit(changed);
            Drawing after = appliedIfFitting(edit, changed);
            if (!after.equals(changed)) {
                edits.add(edit);
                changed = after;
            }
        }
        return new PipelineEdit.Several(edits);
    }

    private PipelineEdit ofNodes(int choice, Drawing drawing) {
        NodeId id = someNode(drawing);
        return switch (choice) {
            case 0 -> new PipelineEdit.AddNode(newNode(), somePosition());
            case 1 -> new PipelineEdit.RemoveNode(id);
            case 2 -> new PipelineEdit.RenameNode(id, someWord());
            case 3 -> new PipelineEdit.SetDisabled(id, random.nextBoolean());
            case 4 -> new PipelineEdit.ChangeField(id, "settings." + someWord(), someWord());
            case 5 -> new PipelineEdit.ChangeField(id, "condition", random.nextBoolean() ? someWord() : null);
            case 6 -> new PipelineEdit.ReplaceNode(new Node.Filter(NodeHeader.of(id, someWord()), someWord()));
            case 7 -> new PipelineEdit.AddEdge(Edge.between(id, someNode(drawing)));
            case 8 -> new PipelineEdit.RemoveEdge(someEdge(drawing));
            default -> new PipelineEdit.MoveNodes(Map.of(id, somePosition(), someNodeBut(id, drawing), somePosition()));
        };
    }

    private PipelineEdit ofParts(int choice, Drawing drawing) {
        NodeId map = someMap(drawing);
        String target = someTarget(map, drawing);
        return switch (choice) {
            case 10 -> new PipelineEdit.AddMappingLine(map, random.nextInt(6), new MappingLine(someWord(), someWord()));
            case 11 -> new PipelineEdit.SetMappingLine(map, target, new MappingLine(someWord(), someWord()));
            case 12 -> new PipelineEdit.RemoveMappingLine(map, target);
            case 13 -> new PipelineEdit.MoveMappingLine(map, target, random.nextInt(6));
            case 14 -> new PipelineEdit.AddParameter(random.nextInt(3), parameter());
            case 15 -> new PipelineEdit.SetParameter(someParameter(drawing), parameter());
            case 16 -> new PipelineEdit.RemoveParameter(someParameter(drawing));
            case 17 ->
                random.nextBoolean()
                        ? new PipelineEdit.RenamePipeline(someWord())
                        : new PipelineEdit.DescribePipeline(someWord());
            default ->
                random.nextBoolean()
                        ? new PipelineEdit.PutGroup(
                                new Group("group-" + random.nextInt(3), someWord(), List.of(someNode(drawing))))
                        : new PipelineEdit.RemoveGroup("group-" + random.nextInt(3));
        };
    }

    private Node newNode() {
        return random.nextBoolean()
                ? new Node.Filter(NodeHeader.of(ids.next(NodeKind.FILTER), someWord()), someWord())
                : new Node.Map(
                        NodeHeader.of(ids.next(NodeKind.MAP), someWord()),
                        List.of(new MappingLine(someWord(), someWord())));
    }

    private NodeId someNode(Drawing drawing) {
        List<Node> nodes = drawing.pipeline().nodes();
        return nodes.isEmpty()
                ? ids.next(NodeKind.FILTER)
                : nodes.get(random.nextInt(nodes.size())).id();
    }

    private NodeId someNodeBut(NodeId other, Drawing drawing) {
        NodeId id = someNode(drawing);
        return id.equals(other) ? ids.next(NodeKind.UNION) : id;
    }

    private NodeId someMap(Drawing drawing) {
        List<NodeId> maps = drawing.pipeline().nodes().stream()
                .filter(Node.Map.class::isInstance)
                .map(Node::id)
                .toList();
        return maps.isEmpty() ? someNode(drawing) : maps.get(random.nextInt(maps.size()));
    }

    private String someTarget(NodeId map, Drawing drawing) {
        List<String> targets = drawing.pipeline().node(map).stream()
                .filter(Node.Map.class::isInstance)
                .flatMap(node -> ((Node.Map) node).lines().stream())
                .map(MappingLine::target)
                .collect(Collectors.toList());
        return targets.isEmpty() ? someWord() : targets.get(random.nextInt(targets.size()));
    }

    private Edge someEdge(Drawing drawing) {
        List<Edge> edges = drawing.pipeline().edges();
        return edges.isEmpty()
                ? Edge.between(someNode(drawing), someNode(drawing))
                : edges.get(random.nextInt(edges.size()));
    }

    private String someParameter(Drawing drawing) {
        List<Parameter> parameters = drawing.pipeline().parameters();
        return parameters.isEmpty()
                ? "x"
                : parameters.get(random.nextInt(parameters.size())).name();
    }

    private Parameter parameter() {
        return new Parameter(someWord(), Simple.STRING, random.nextBoolean() ? someWord() : null, "");
    }

    private Position somePosition() {
        return new Position(random.nextInt(50) * 10, random.nextInt(50) * 10);
    }

    private String someWord() {
        return List.of("amount", "code", "lines[]", "lines[].price", "buyer", "day", "")
                .get(random.nextInt(7));
    }
}
