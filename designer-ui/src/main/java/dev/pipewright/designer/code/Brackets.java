package dev.pipewright.designer.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// The brackets of an expression up to a place. What stands in texts, quoted names and comments is no bracket.
///
/// Reads what is unfinished too, which a parser does not.
final class Brackets {

    private final Map<Integer, Integer> openings = new HashMap<>();
    private final Map<Integer, Integer> surrounding = new HashMap<>();
    private boolean inside;

    private Brackets() {}

    /// @param end the first character that is not read
    static Brackets of(String text, int end) {
        var found = new Brackets();
        Deque<Integer> open = new ArrayDeque<>();
        int i = 0;
        while (i < end) {
            char c = text.charAt(i);
            found.surrounding.put(i, open.isEmpty() ? -1 : open.getFirst());
            int after = endOfQuoted(text, i, end);
            if (after > i) {
                found.inside = after > end;
                i = after;
            } else {
                if ("([{".indexOf(c) >= 0) {
                    open.push(i);
                } else if (")]}".indexOf(c) >= 0 && !open.isEmpty()) {
                    found.openings.put(i, open.pop());
                }
                i++;
            }
        }
        found.surrounding.put(end, open.isEmpty() ? -1 : open.getFirst());
        return found;
    }

    /// True if the end lies in a text, a quoted name or a comment.
    boolean endsInside() {
        return inside;
    }

    /// The bracket that a closing one belongs to; -1 if there is none.
    int openingOf(int closing) {
        return openings.getOrDefault(closing, -1);
    }

    /// The bracket that a place lies in; -1 if it lies in none.
    int around(int position) {
        return surrounding.getOrDefault(position, -1);
    }

    /// Where something quoted ends that begins at a place: beyond `end` if it is not closed; `start` if nothing begins.
    private static int endOfQuoted(String text, int start, int end) {
        char quote = text.charAt(start);
        if (text.startsWith("/*", start)) {
            int close = text.indexOf("*/", start + 2);
            return close < 0 || close + 2 > end ? end + 1 : close + 2;
        }
        if ("\"'`".indexOf(quote) < 0) {
            return start;
        }
        for (int i = start + 1; i < end; i++) {
            if (text.charAt(i) == '\\' && quote != '`') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i + 1;
            }
        }
        return end + 1;
    }
}
