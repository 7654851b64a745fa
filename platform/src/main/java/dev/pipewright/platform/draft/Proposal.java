package dev.pipewright.platform.draft;

import dev.pipewright.model.edit.PipelineEdit;

/// An edit that someone wants to make.
///
/// @param editId made by whoever proposes; an id is applied once, however often it arrives. What stands
///     before its first dot names the writer, such as one page of a browser: it has seen what it wrote itself.
///     What stands behind a slash is the number of a part: the parts of one command are taken back as one.
/// @param baseSeq the number of the last edit the author had seen
public record Proposal(String editId, long baseSeq, PipelineEdit edit) {

    /// True if an edit was written by the same writer.
    boolean isOfSameWriter(String otherId) {
        return writerOf(editId).equals(writerOf(otherId));
    }

    private static String writerOf(String editId) {
        int dot = editId.indexOf('.');
        return dot < 0 ? editId : editId.substring(0, dot);
    }
}
