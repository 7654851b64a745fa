package dev.pipewright.engine.ledger;

import dev.pipewright.model.record.Origin;
import org.jspecify.annotations.Nullable;

/// A document that was formed and shall be sent.
///
/// @param via how the request is sent, in words: one in doubt is sent again in the same way only
/// @param requestHash the canonical hash of the request, without anything that differs between runs
/// @param request the exact bytes to send, now and in every later attempt
/// @param carried the record that goes on downstream, as JSON in UTF-8
/// @param amount what the document is worth; absent if unknown
public record Intent(
        DocumentKey key,
        String via,
        String requestHash,
        Payload request,
        Payload carried,
        @Nullable Money amount,
        Origin origin) {}
