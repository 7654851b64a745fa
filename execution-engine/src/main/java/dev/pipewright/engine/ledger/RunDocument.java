package dev.pipewright.engine.ledger;

import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.Origin;
import org.jspecify.annotations.Nullable;

/// A document as a run left it, with all that was sent and answered.
///
/// @param call the node that formed it
/// @param origin of its record
/// @param hash of what the request says, whatever the mode
/// @param code a short name for why it did not get through; absent if it did
/// @param message why, as [dev.pipewright.model.Sentences] reads it; empty if it did
/// @param money what it is worth; absent if that is unknown
/// @param request as JSON; absent if it is no longer kept
/// @param answer as JSON; absent if there was none
public record RunDocument(
        NodeId call,
        DocumentKey key,
        Origin origin,
        String hash,
        DocumentState state,
        @Nullable String code,
        String message,
        @Nullable Money money,
        @Nullable String request,
        @Nullable String answer) {}
