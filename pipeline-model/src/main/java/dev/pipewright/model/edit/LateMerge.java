package dev.pipewright.model.edit;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes the parts of a late edit one after the other, and asks of each what the author saw there, what stands there
/// now, and what the author wants.
final class LateMerge {

    private final List<PipelineEdit> fitting = new ArrayList<>();
    private final List<PipelineEdit> insisting = new ArrayList<>();
    private final List<Overtaken> overtaken = new ArrayList<>();
    private final Set<NodeId> broughtBack = new HashSet<>();
    private final List<Drawing> since;
    private final Drawing now;
    private Drawing seen;

    LateMerge(Drawing seen, List<Drawing> since) {
        this.seen = seen;
        this.since = since;
        this.now = since.getLast();
    }

    LateEdit result() {
        return new LateEdit(fitting, LateEdit.together(insisting), overtaken);
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
                if (!isGone(new EditPlace.OfLine(move.node(), move.target()))) {
                    keep(part);
                }
            }
            case PipelineEdit.MoveNodes(var positions) -> move(positions);
            case PipelineEdit.AddNode _,
                    PipelineEdit.AddEdge _,
                    PipelineEdit.RemoveEdge _,
                    PipelineEdit.PutGroup _,
                    PipelineEdit.RemoveGroup _ -> keep(part);
        }
    }

    private void keep(PipelineEdit part) {
        fitting.add(part);
        insist(part);
    }

    private void insist(PipelineEdit part) {
        insisting.add(part);
        seen = after(part);
    }

    /// What does not fit what its author saw is refused when it is done, with its own sentence.
    private Drawing after(PipelineEdit part) {
        try {
            return part.applyTo(seen);
        } catch (EditRefusedException refused) {
            return seen;
        }
    }

    private boolean isGone(EditPlace place) {
        return place.valueIn(now) == null && place.valueIn(seen) != null;
    }

    private void write(EditPlace place, PipelineEdit part) {
        Object mine = place.valueIn(after(part));
        if (place instanceof EditPlace.OfNode of && isGone(new EditPlace.OfNode(of.node(), ""))) {
            overtake(place, true, mine, bringBack(of.node()), part);
        } else if (isLeftAlone(place, mine)) {
            keep(part);
        } else {
            overtake(place, false, mine, List.of(), part);
        }
    }

    private boolean isLeftAlone(EditPlace place, @Nullable Object mine) {
        Object stands = place.valueIn(now);
        return Objects.equals(stands, place.valueIn(seen)) || Objects.equals(stands, mine);
    }

    private void overtake(
            EditPlace place, boolean isGone, @Nullable Object mine, List<PipelineEdit> first, PipelineEdit part) {
        overtaken.add(new Overtaken(place, subjectOf(place), isGone, place.valueIn(seen), place.valueIn(now), mine));
        insisting.addAll(first);
        insist(part);
    }

    private String subjectOf(EditPlace place) {
        return switch (place) {
            case EditPlace.OfNode of -> nameOf(of.node());
            case EditPlace.OfLine of -> nameOf(of.node());
            case EditPlace.OfParameter(var name) -> name;
            case EditPlace.OfPipeline _ -> now.pipeline().name();
        };
    }

    private String nameOf(NodeId id) {
        return now.pipeline()
                .node(id)
                .or(() -> seen.pipeline().node(id))
                .map(Node::name)
                .orElse(id.value());
    }

    /// A node that is put in place of another is compared field by field with the one that its author saw.
    private void replace(Node node) {
        Node before = seen.pipeline().node(node.id()).orElse(null);
        List<PipelineEdit> fields = before == null || isSame(before) ? List.of() : NodesBetween.of(before, node);
        if (fields.isEmpty() || fields.getFirst() instanceof PipelineEdit.ReplaceNode) {
            write(new EditPlace.OfNode(node.id(), ""), new PipelineEdit.ReplaceNode(node));
        } else {
            fields.forEach(this::take);
        }
    }

    private boolean isSame(Node before) {
        return now.pipeline().node(before.id()).filter(before::equals).isPresent();
    }

    private void setLine(PipelineEdit.SetMappingLine set) {
        var place = new EditPlace.OfLine(set.node(), set.target());
        String mine = set.line().expression();
        if (isGone(new EditPlace.OfNode(set.node(), ""))) {
            overtake(place, true, mine, bringBack(set.node()), set);
        } else if (isGone(place)) {
            var back = new PipelineEdit.AddMappingLine(set.node(), placeOf(set), set.line());
            overtake(place, true, mine, List.of(), back);
        } else if (mine.equals(place.valueIn(seen)) && place.valueIn(now) instanceof String theirs) {
            // Only its target was changed: the expression is the others'.
            var line = new MappingLine(set.line().target(), theirs);
            keep(new PipelineEdit.SetMappingLine(set.node(), set.target(), line));
        } else if (isLeftAlone(place, mine)) {
            keep(set);
        } else {
            overtake(place, false, mine, List.of(), set);
        }
    }

    private int placeOf(PipelineEdit.SetMappingLine set) {
        return seen.pipeline().node(set.node()).orElse(null) instanceof Node.Map map
                ? LineEdits.indexOf(set.target(), map)
                : 0;
    }

    private void setParameter(PipelineEdit.SetParameter set) {
        var place = new EditPlace.OfParameter(set.name());
        if (isGone(place)) {
            var back =
                    new PipelineEdit.AddParameter(ParameterEdits.indexOf(set.name(), seen.pipeline()), set.parameter());
            overtake(
                    place,
                    true,
                    new EditPlace.OfParameter(set.parameter().name()).valueIn(after(set)),
                    List.of(),
                    back);
            return;
        }
        LateParameter.of(set, seen.pipeline(), now.pipeline())
                .ifPresentOrElse(
                        this::keep,
                        () -> overtake(
                                place,
                                false,
                                new EditPlace.OfParameter(set.parameter().name()).valueIn(after(set)),
                                List.of(),
                                set));
    }

    /// Two who add the same find it there: then it is a field that both wrote.
    private void add(EditPlace place, PipelineEdit part, PipelineEdit instead) {
        if (place instanceof EditPlace.OfLine of && isGone(new EditPlace.OfNode(of.node(), ""))) {
            overtake(place, true, place.valueIn(after(part)), bringBack(of.node()), part);
        } else if (place.valueIn(now) == null || place.valueIn(seen) != null) {
            keep(part);
        } else if (!Objects.equals(place.valueIn(now), place.valueIn(after(part)))) {
            overtake(place, false, place.valueIn(after(part)), List.of(), instead);
        }
    }

    /// What others have removed, too, needs not be removed; what they have changed is not removed unseen.
    private void remove(EditPlace place, PipelineEdit part) {
        if (isGone(place)) {
            return;
        }
        if (isLeftAlone(place, null)) {
            keep(part);
        } else {
            overtake(place, false, null, List.of(), part);
        }
    }

    private void move(Map<NodeId, Position> positions) {
        Map<NodeId, Position> there = new HashMap<>(positions);
        there.keySet().removeIf(id -> isGone(new EditPlace.OfNode(id, "")));
        if (!there.isEmpty()) {
            keep(new PipelineEdit.MoveNodes(there));
        }
    }

    private List<PipelineEdit> bringBack(NodeId id) {
        return broughtBack.add(id) ? BroughtBack.node(id, since) : List.of();
    }
}
