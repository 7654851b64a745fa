package dev.pipewright.engine.ledger;

import java.util.Comparator;

/// What names a document at its target, within a tenant: which company's books, what kind of document, which code.
/// The one lasting entry with this key is an *effect*. Keys are ordered by code point, part by part.
///
/// @param target the account that the company belongs to: the connection's account key
public record DocumentKey(String target, String company, String type, String code) implements Comparable<DocumentKey> {

    private static final Comparator<DocumentKey> ORDER = Comparator.comparing(
                    DocumentKey::target, CodePointOrder.BY_CODE_POINT)
            .thenComparing(DocumentKey::company, CodePointOrder.BY_CODE_POINT)
            .thenComparing(DocumentKey::type, CodePointOrder.BY_CODE_POINT)
            .thenComparing(DocumentKey::code, CodePointOrder.BY_CODE_POINT);

    /// A key of parts that any store can keep.
    ///
    /// @throws IllegalArgumentException if a part has a NUL character, which no database keeps in a text
    public DocumentKey {
        if ((target + company + type + code).indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a document key can not have a NUL character: " + code);
        }
    }

    @Override
    public int compareTo(DocumentKey other) {
        return ORDER.compare(this, other);
    }
}
