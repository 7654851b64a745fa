package dev.pipewright.engine.call;

import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.Payload;
import org.jspecify.annotations.Nullable;

/// What became of the attempt to form a document from a record.
public sealed interface Formation {

    /// A document that can be sent.
    ///
    /// @param via how it is sent, in words: the same document sent in another way may do something twice
    /// @param requestHash the canonical hash of the request without the fields that the preset writes by mode
    record Formed(DocumentKey key, String via, String requestHash, Payload request) implements Formation {}

    /// The record is not a document.
    ///
    /// @param code a short name for the cause, as in `no-document-code`
    /// @param message what is wrong and what to do, in a sentence
    record Refused(String code, String message, @Nullable String field) implements Formation {}
}
