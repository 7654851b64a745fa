package dev.pipewright.engine.ledger;

import java.util.Comparator;

/// Orders texts by code point, as UTF-8 bytes and databases with a binary collation do. Java's own order differs
/// for characters outside the basic plane.
final class CodePointOrder {

    static final Comparator<String> BY_CODE_POINT = CodePointOrder::compare;

    private CodePointOrder() {}

    private static int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean bothPlain = !Character.isSurrogate(a) && !Character.isSurrogate(b);
                boolean bothSurrogate = Character.isSurrogate(a) && Character.isSurrogate(b);
                return bothPlain || bothSurrogate ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
