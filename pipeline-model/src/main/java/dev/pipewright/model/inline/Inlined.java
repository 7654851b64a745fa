package dev.pipewright.model.inline;

import dev.pipewright.model.Group;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A pipeline with the nodes of its sub-pipelines in their place, also of those inside others. One that has none is
/// the same as before.
///
/// @param frames around what was put in, one for each sub-pipeline that is drawn
/// @param problems why some could not be put in; empty if all are
public record Inlined(Pipeline pipeline, List<Group> frames, List<Problem> problems) {

    /// How many may be inside each other: whoever reads versions from files can have drawn a circle.
    private static final int DEPTH = 8;

    public Inlined {
        frames = List.copyOf(frames);
        problems = List.copyOf(problems);
    }

    /// Puts in what the enabled sub-pipelines of a pipeline run.
    public static Inlined of(Pipeline pipeline, PublishedPipelines published) {
        List<Problem> problems = new ArrayList<>();
        Pipeline whole = pipeline;
        Deque<Node.SubPipeline> toPutIn = new ArrayDeque<>(enabled(pipeline).toList());
        while (!toPutIn.isEmpty()) {
            Node.SubPipeline sub = toPutIn.removeFirst();
            Optional<Pipeline> version = published.version(sub.pipeline(), sub.version());
            var place = new Place(sub, problems);
            if (depth(sub) > DEPTH) {
                place.problem("plan.subPipelineDepth", Map.of("depth", String.valueOf(DEPTH)));
            } else if (version.isEmpty()) {
                place.problem("plan.subPipelineUnknown", Map.of());
            } else if (place.fits(version.get())) {
                whole = place.filled(whole, version.get());
                enabled(whole)
                        .filter(inner -> inner.id().surrounding().equals(Optional.of(sub.id())))
                        .forEach(toPutIn::add);
            }
        }
        return new Inlined(whole, framesOf(pipeline, whole), problems);
    }

    private static Stream<Node.SubPipeline> enabled(Pipeline pipeline) {
        return pipeline.nodes().stream()
                .filter(node -> !node.disabled())
                .filter(Node.SubPipeline.class::isInstance)
                .map(Node.SubPipeline.class::cast);
    }

    private static int depth(Node.SubPipeline sub) {
        int depth = 1;
        for (Optional<NodeId> outer = sub.id().surrounding();
                outer.isPresent();
                outer = outer.get().surrounding()) {
            depth++;
        }
        return depth;
    }

    private static List<Group> framesOf(Pipeline drawn, Pipeline whole) {
        return enabled(drawn)
                .map(sub -> new Group(
                        sub.id().value(),
                        sub.name(),
                        whole.nodes().stream()
                                .map(Node::id)
                                .filter(id -> outermost(id).equals(sub.id()))
                                .toList()))
                .filter(frame -> !frame.nodes().isEmpty())
                .toList();
    }

    private static NodeId outermost(NodeId id) {
        NodeId outermost = id;
        for (Optional<NodeId> outer = id.surrounding();
                outer.isPresent();
                outer = outer.get().surrounding()) {
            outermost = outer.get();
        }
        return outermost;
    }
}
