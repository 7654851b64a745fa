package dev.pipewright.designer.draft;

import dev.pipewright.designer.draft.DraftSnapshot.NodeLook;
import dev.pipewright.model.edit.PipelineEdit;
import java.util.List;

/// A saved edit, as every open page is told it.
///
/// @param seq the edit's number in the draft
/// @param editId the name its author's browser gave it
/// @param looks of the nodes that look different since
public record DraftUpdate(long seq, String editId, String author, PipelineEdit edit, List<NodeLook> looks) {
    public DraftUpdate {
        looks = List.copyOf(looks);
    }
}
