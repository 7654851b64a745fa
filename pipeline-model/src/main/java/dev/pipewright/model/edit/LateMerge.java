package dev.pipewright.model.edit;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Takes the parts of a late edit one after the other, and asks of each what the author saw there, what stands there
/// now, and what the author wants.
final class LateMerge {

    private final LateState state;

    LateMerge(Drawing seen, List<Drawing> since) {
        this.state = new LateState(seen, since);
    }

    LateEdit result() {
        return state.result();
    }

    void take(PipelineEdit part) {
        switch (part) {
            case PipelineEdit.Several several -> several.edits().forEach(this::take);
            case PipelineEdit.RenameNode rename -> write(new EditPlace.OfNode(rename.node(), "name"), part);
            case PipelineEdit.SetDisabled set -> write(new EditPlace.OfNode(set.node(), "disabled"), part);
            case PipelineEdit.ChangeField change -> write(new EditPlace.OfNode(change.node(), change.field()), part);
            case PipelineEdit.RenamePipeline _ -> write(new EditPlace.OfPipeline("name"), part);
            case PipelineEdit.DescribePipeline _ -> write(new EditPlace.OfPipeline("description"), part);
            case PipelineEdit.ReplaceNode(var node) -> replace(node);
            case PipelineEdit.SetMappingLine set -> setLine(set);
            case PipelineEdit.SetParameter set -> setParameter(set);
            case PipelineEdit.AddMappingLine added ->
                add(
                        new EditPlace.OfLine(added.node(), added.line().target()),
                        part,
                        new PipelineEdit.SetMappingLine(
                                added.node(), added.line().target(), added.line()));
            case PipelineEdit.AddParameter added ->
                add(
                        new EditPlace.OfParameter(added.parameter().name()),
                        part,
                        new PipelineEdit.SetParameter(added.parameter().name(), added.parameter()));
            case PipelineEdit.RemoveNode(var id) -> remove(new EditPlace.OfNode(id, ""), part);
            case PipelineEdit.RemoveMappingLine(var id, var target) -> remove(new EditPlace.OfLine(id, target), part);
            case PipelineEdit.RemoveParameter(var name) -> remove(new EditPlace.OfParameter(name), part);
            case PipelineEdit.MoveMappingLine move -> {
                if (!state.isGone(new EditPlace.OfLine(move.node(), move.target()))) {
                    state.keep(part);
                }
            }
            case PipelineEdit.MoveNodes(var positions) -> move(positions);
            case PipelineEdit.AddNode _,
                    PipelineEdit.AddEdge _,
                    PipelineEdit.RemoveEdge _,
                    PipelineEdit.PutGroup _,
                    PipelineEdit.RemoveGroup _ -> state.keep(part);
        }
    }

    private void write(EditPlace place, PipelineEdit part) {
        Object mine = place.valueIn(state.after(part));
        if (place instanceof EditPlace.OfNode of && state.isGone(new EditPlace.OfNode(of.node(), ""))) {
            state.overtake(place, true, mine, state.bringBack(of.node()), part);
        } else if (state.isLeftAlone(place, mine)) {
            state.keep(part);
        } else {
            state.overtake(place, false, mine, List.of(), part);
        }
    }

    /// A node that is put in place of another is compared field by field with the one that its author saw.
    private void replace(Node node) {
        Node before = state.seen().pipeline().node(node.id()).orElse(null);
        List<PipelineEdit> fields = before == null || isSame(before) ? List.of() : NodesBetween.of(before, node);
        if (fields.isEmpty() || fields.getFirst() instanceof PipelineEdit.ReplaceNode) {
            write(new EditPlace.OfNode(node.id(), ""), new PipelineEdit.ReplaceNode(node));
        } else {
            fields.forEach(this::take);
        }
    }

    private boolean isSame(Node before) {
        return state.now().pipeline().node(before.id()).filter(before::equals).isPresent();
    }

    private void setLine(PipelineEdit.SetMappingLine set) {
        var place = new EditPlace.OfLine(set.node(), set.target());
        String mine = set.line().expression();
        if (state.isGone(new EditPlace.OfNode(set.node(), ""))) {
            state.overtake(place, true, mine, state.bringBack(set.node()), set);
        } else if (state.isGone(place)) {
            var back = new PipelineEdit.AddMappingLine(set.node(), placeOf(set), set.line());
            state.overtake(place, true, mine, List.of(), back);
        } else if (mine.equals(place.valueIn(state.seen())) && place.valueIn(state.now()) instanceof String theirs) {
            // Only its target was changed: the expression is the others'.
            var line = new MappingLine(set.line().target(), theirs);
            state.keep(new PipelineEdit.SetMappingLine(set.node(), set.target(), line));
        } else if (state.isLeftAlone(place, mine)) {
            state.keep(set);
        } else {
            state.overtake(place, false, mine, List.of(), set);
        }
    }

    private int placeOf(PipelineEdit.SetMappingLine set) {
        return state.seen().pipeline().node(set.node()).orElse(null) instanceof Node.Map map
                ? LineEdits.indexOf(set.target(), map)
                : 0;
    }

    private void setParameter(PipelineEdit.SetParameter set) {
        var place = new EditPlace.OfParameter(set.name());
        if (state.isGone(place)) {
            var back = new PipelineEdit.AddParameter(
                    ParameterEdits.indexOf(set.name(), state.seen().pipeline()), set.parameter());
            state.overtake(
                    place,
                    true,
                    new EditPlace.OfParameter(set.parameter().name()).valueIn(state.after(set)),
                    List.of(),
                    back);
            return;
        }
        LateParameter.of(set, state.seen().pipeline(), state.now().pipeline())
                .ifPresentOrElse(
                        state::keep,
                        () -> state.overtake(
                                place,
                                false,
                                new EditPlace.OfParameter(set.parameter().name()).valueIn(state.after(set)),
                                List.of(),
                                set));
    }

    /// Two who add the same find it there: then it is a field that both wrote.
    private void add(EditPlace place, PipelineEdit part, PipelineEdit instead) {
        if (place instanceof EditPlace.OfLine of && state.isGone(new EditPlace.OfNode(of.node(), ""))) {
            state.overtake(place, true, place.valueIn(state.after(part)), state.bringBack(of.node()), part);
        } else if (place.valueIn(state.now()) == null || place.valueIn(state.seen()) != null) {
            state.keep(part);
        } else if (!Objects.equals(place.valueIn(state.now()), place.valueIn(state.after(part)))) {
            state.overtake(place, false, place.valueIn(state.after(part)), List.of(), instead);
        }
    }

    /// What others have removed, too, needs not be removed; what they have changed is not removed unseen.
    private void remove(EditPlace place, PipelineEdit part) {
        if (state.isGone(place)) {
            return;
        }
        if (state.isLeftAlone(place, null)) {
            state.keep(part);
        } else {
            state.overtake(place, false, null, List.of(), part);
        }
    }

    private void move(Map<NodeId, Position> positions) {
        Map<NodeId, Position> there = new HashMap<>(positions);
        there.keySet().removeIf(id -> state.isGone(new EditPlace.OfNode(id, "")));
        if (!there.isEmpty()) {
            state.keep(new PipelineEdit.MoveNodes(there));
        }
    }
}
