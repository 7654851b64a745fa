package dev.pipewright.designer.form;

import dev.pipewright.model.Node;
import dev.pipewright.platform.version.Version;
import java.util.Optional;
import java.util.function.Function;

/// The pipeline that runs in the place of a node.
///
/// @param pipeline its id; empty if the node runs none, or one that is not there
/// @param name what it is called now
/// @param newer the number of its newest version if the node names an older one; 0 if it does not
public record PartFacts(String pipeline, String name, int newer) {

    /// The node runs no other pipeline.
    static final PartFacts NONE = new PartFacts("", "", 0);

    /// @param live gives the newest version of a pipeline
    static PartFacts of(Node node, Function<String, Optional<Version>> live) {
        return node instanceof Node.SubPipeline sub
                ? live.apply(sub.pipeline()).map(newest -> of(sub, newest)).orElse(NONE)
                : NONE;
    }

    private static PartFacts of(Node.SubPipeline sub, Version newest) {
        return new PartFacts(
                newest.pipeline(),
                newest.drawing().pipeline().name(),
                newest.number() > sub.version() ? newest.number() : 0);
    }
}
