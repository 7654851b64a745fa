package dev.pipewright.engine.ledger;

import dev.pipewright.model.record.Origin;
import org.jspecify.annotations.Nullable;

/// A document to be stored with its payloads, which are closed already.
///
/// @param request absent for a duplicate, which is told by the document it repeats
/// @param response of the recorded revision, for an unchanged document
record NewDocument(
        DocumentRow row,
        @Nullable Money amount,
        Origin origin,
        @Nullable Payload request,
        @Nullable Payload carried,
        @Nullable Payload response) {}
