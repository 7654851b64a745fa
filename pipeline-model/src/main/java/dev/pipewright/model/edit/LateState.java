package dev.pipewright.model.edit;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the parts of a late edit have come to so far: which of them fit, and which others have overtaken.
final class LateState {

    private final List<PipelineEdit> fitting = new ArrayList<>();
    private final List<PipelineEdit> insisting = new ArrayList<>();
    private final List<Overtaken> overtaken = new ArrayList<>();
    private final Set<NodeId> broughtBack = new HashSet<>();
    private final List<Drawing> since;
    private final Drawing now;
    private Drawing seen;

    LateState(Drawing seen, List<Drawing> since) {
        this.seen = seen;
        this.since = since;
        this.now = since.getLast();
    }

    /// The drawing that the author saw, with the parts so far.
    Drawing seen() {
        return seen;
    }

    /// The drawing as it stands.
    Drawing now() {
        return now;
    }

    LateEdit result() {
        return new LateEdit(fitting, LateEdit.together(insisting), overtaken);
    }

    /// The part is done as its author wants.
    void keep(PipelineEdit part) {
        fitting.add(part);
        insist(part);
    }

    private void insist(PipelineEdit part) {
        insisting.add(part);
        seen = after(part);
    }

    /// What does not fit what its author saw is refused when it is done, with its own sentence.
    Drawing after(PipelineEdit part) {
        try {
            return part.applyTo(seen);
        } catch (EditRefusedException refused) {
            return seen;
        }
    }

    /// True if others have removed what the author saw there.
    boolean isGone(EditPlace place) {
        return place.valueIn(now) == null && place.valueIn(seen) != null;
    }

    /// True if what stands there is what the author saw, or wants.
    boolean isLeftAlone(EditPlace place, @Nullable Object mine) {
        Object stands = place.valueIn(now);
        return Objects.equals(stands, place.valueIn(seen)) || Objects.equals(stands, mine);
    }

    /// The part is done only if its author insists.
    ///
    /// @param first what is done before, if they do
    void overtake(EditPlace place, boolean isGone, @Nullable Object mine, List<PipelineEdit> first, PipelineEdit part) {
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

    /// What brings a node back that is gone; nothing if a part before has done it.
    List<PipelineEdit> bringBack(NodeId id) {
        return broughtBack.add(id) ? BroughtBack.node(id, since) : List.of();
    }
}
