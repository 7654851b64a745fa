package dev.pipewright.engine.call;

import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.model.Sentence;
import java.util.Map;
import java.util.Optional;

/// Checks the texts that name a document before a key is made of them.
final class KeyParts {

    private KeyParts() {}

    /// Why these texts can not name a document; empty if they can.
    ///
    /// @param parts by the name under which a person knows them
    static Optional<Formation.Refused> refusal(Map<String, String> parts) {
        return parts.entrySet().stream()
                .filter(part -> !DocumentKey.isKeepable(part.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .map(name -> new Formation.Refused(
                        "bad-document-key",
                        Sentence.of("engine.badKeyPart", "name", name, "most", DocumentKey.MOST_BYTES)
                                .kept(),
                        name));
    }
}
