package dev.pipewright.engine.ledger;

import java.util.Comparator;
import java.util.List;

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

    /// How long a part may be in UTF-8: four of them fit into an index.
    public static final int MOST_BYTES = 500;

    /// A key of parts that any store can keep.
    ///
    /// @throws IllegalArgumentException if a part is not [#isKeepable]
    public DocumentKey {
        for (String part : List.of(target, company, type, code)) {
            if (!isKeepable(part)) {
                throw new IllegalArgumentException("not a part of a document key: " + part);
            }
        }
    }

    /// True if a text can be a part of a key: it is not too long, and has neither a NUL character nor half a
    /// surrogate pair, which databases do not keep.
    public static boolean isKeepable(String part) {
        if (part.length() > MOST_BYTES) {
            return false;
        }
        int bytes = 0;
        for (int i = 0; i < part.length(); i += Character.charCount(part.codePointAt(i))) {
            int c = part.codePointAt(i);
            if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                return false;
            }
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        }
        return bytes <= MOST_BYTES;
    }

    @Override
    public int compareTo(DocumentKey other) {
        return ORDER.compare(this, other);
    }
}
