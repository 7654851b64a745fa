package dev.pipewright.engine.call;

import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.model.record.CanonicalJson;
import java.util.List;

/// The idempotency key of a send: its effect and revision. Hashed, because a document code may hold anything.
final class IdempotencyKey {

    private IdempotencyKey() {}

    static String of(OpenDocument document) {
        DocumentKey key = document.key();
        return CanonicalJson.hash(List.of(key.target(), key.company(), key.type(), key.code(), document.revision()));
    }

    /// The key of a batch: the same documents in the same order have the same.
    static String of(List<OpenDocument> batch) {
        return CanonicalJson.hash(batch.stream().map(IdempotencyKey::of).toList());
    }
}
