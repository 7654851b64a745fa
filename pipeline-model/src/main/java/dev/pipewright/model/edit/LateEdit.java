package dev.pipewright.model.edit;

import dev.pipewright.model.Drawing;
import java.util.List;

/// An edit that was made before its author saw what others have done since. Other fields merge; where both wrote
/// different things, nothing is written over.
///
/// @param fitting what can be done of it whatever is chosen; empty if nothing can
/// @param insisting all of it, for one who chooses it: what was removed meanwhile comes back first
/// @param overtaken where there is something to choose; if nothing is, `fitting` is what is to be done
public record LateEdit(List<PipelineEdit> fitting, PipelineEdit insisting, List<Overtaken> overtaken) {

    public LateEdit {
        fitting = List.copyOf(fitting);
        overtaken = List.copyOf(overtaken);
    }

    /// Compares an edit with what has happened since.
    ///
    /// @param seen what the author had before them
    /// @param since the drawings from the last one that the author saw to the one of now, which is the last
    public static LateEdit of(PipelineEdit edit, Drawing seen, List<Drawing> since) {
        var merge = new LateMerge(seen, since);
        merge.take(edit);
        return merge.result();
    }

    static PipelineEdit together(List<PipelineEdit> parts) {
        return parts.size() == 1 ? parts.getFirst() : new PipelineEdit.Several(parts);
    }
}
