package dev.pipewright.platform.design;

import dev.pipewright.model.NodeId;
import dev.pipewright.model.Problem;
import dev.pipewright.model.schema.SchemaDrift;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a source differs from what was agreed.
///
/// @param name of the node
/// @param drift absent if the source could not be asked
/// @param consequences what of the drawing would read a field that is not there any more
/// @param trouble why the source could not be asked, as [dev.pipewright.model.Sentences] reads it; absent if it could
public record SourceDrift(
        NodeId node,
        String name,
        @Nullable SchemaDrift drift,
        List<Problem> consequences,
        @Nullable String trouble) {

    public SourceDrift(
            NodeId node,
            String name,
            @Nullable SchemaDrift drift,
            List<Problem> consequences,
            @Nullable String trouble) {
        this.node = node;
        this.name = name;
        this.drift = drift;
        this.consequences = List.copyOf(consequences);
        this.trouble = trouble;
    }
}
