package dev.pipewright.platform.file;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.change.Comparison;
import dev.pipewright.model.change.Conflict;
import dev.pipewright.model.change.PipelineMerge;
import dev.pipewright.model.change.PipelineMerge.Merged;
import java.util.List;

/// A file beside the draft it is to be merged into, before anything is decided.
///
/// @param base what both started from
/// @param ours the draft
/// @param theirs the file
/// @param merged both together, with the draft's side wherever there is a conflict
public record OpenMerge(String pipeline, Drawing base, Drawing ours, Drawing theirs, Merged merged) {

    static OpenMerge of(String pipeline, Drawing base, Drawing ours, Drawing theirs) {
        return new OpenMerge(pipeline, base, ours, theirs, PipelineMerge.of(base, ours, theirs));
    }

    /// What a person has to decide.
    public List<Conflict> conflicts() {
        return merged.conflicts();
    }

    /// True if the draft has all of the file already.
    public boolean bringsNothing() {
        return conflicts().isEmpty() && brought().isEmpty();
    }

    /// What the file brings to the draft without anybody deciding anything.
    public Comparison brought() {
        return Comparison.of(ours, merged.drawing());
    }
}
