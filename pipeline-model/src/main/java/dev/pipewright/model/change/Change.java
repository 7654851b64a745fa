package dev.pipewright.model.change;

import dev.pipewright.model.NodeId;
import org.jspecify.annotations.Nullable;

/// One difference between two drawings.
///
/// @param part what is different: the pipeline itself, a node, an edge, a parameter, or the layout
/// @param node the node, if it is about one
/// @param subject what people call it: the node's or parameter's name, an edge's ends
/// @param field the field by its name in files, `lines` with a target for a mapping line as in `lines[tax.code]`;
///     empty if the whole is meant
/// @param before the value in the older drawing as canonical JSON; null if it was not there
/// @param after the value in the newer drawing as canonical JSON; null if it is no longer there
public record Change(
        Part part,
        @Nullable NodeId node,
        String subject,
        String field,
        @Nullable String before,
        @Nullable String after) {

    public enum Part {
        PIPELINE,
        PARAMETER,
        NODE,
        EDGE,
        /// Where boxes stand; never a change of meaning.
        LAYOUT
    }

    public boolean isAdded() {
        return before == null;
    }

    public boolean isRemoved() {
        return after == null;
    }
}
