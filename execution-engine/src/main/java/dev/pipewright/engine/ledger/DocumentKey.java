package dev.pipewright.engine.ledger;

import java.util.Comparator;

/// What names a document at its target, within a tenant: which company's books, what kind of document, which code.
/// The one lasting entry with this key is an *effect*.
///
/// @param target the account that the company belongs to: the connection's account key
public record DocumentKey(String target, String company, String type, String code) implements Comparable<DocumentKey> {

    private static final Comparator<DocumentKey> ORDER = Comparator.comparing(DocumentKey::target)
            .thenComparing(DocumentKey::company)
            .thenComparing(DocumentKey::type)
            .thenComparing(DocumentKey::code);

    @Override
    public int compareTo(DocumentKey other) {
        return ORDER.compare(this, other);
    }
}
