package dev.pipewright.platform.ingest;

import dev.pipewright.engine.store.Upload;

/// What came of a chunk that was taken.
///
/// @param isNew false if it was there already
public record ChunkReceipt(Upload upload, boolean isNew) {}
