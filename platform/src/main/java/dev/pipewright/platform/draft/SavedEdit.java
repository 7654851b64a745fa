package dev.pipewright.platform.draft;

import dev.pipewright.model.edit.PipelineEdit;

/// An edit in the log of a draft.
///
/// @param seq its place in the log, counted from 1 without gaps
public record SavedEdit(long seq, String editId, String author, PipelineEdit edit) {}
