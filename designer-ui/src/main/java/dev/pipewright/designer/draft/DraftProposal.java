package dev.pipewright.designer.draft;

import dev.pipewright.model.edit.PipelineEdit;

/// An edit that waits for the server's word.
///
/// @param editId made by the browser; the server applies an id once, however often it arrives
/// @param baseSeq the number of the last edit the browser had seen
public record DraftProposal(String editId, long baseSeq, PipelineEdit edit) {}
