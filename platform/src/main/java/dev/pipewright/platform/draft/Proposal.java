package dev.pipewright.platform.draft;

import dev.pipewright.model.edit.PipelineEdit;

/// An edit that someone wants to make.
///
/// @param editId made by whoever proposes; an id is applied once, however often it arrives
/// @param baseSeq the number of the last edit the author had seen
public record Proposal(String editId, long baseSeq, PipelineEdit edit) {}
