package dev.pipewright.designer.sql;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A word or sign of a statement.
///
/// @param start in characters from the start of the statement
/// @param text as it is written
record SqlToken(Kind kind, int start, String text) {

    enum Kind {
        /// A comment, or a text in quotes.
        OPAQUE,
        /// A name in the quotes for names.
        QUOTED,
        /// A name or a word of the language.
        WORD,
        /// Anything else, one character each.
        SIGN
    }

    // What must be left alone comes first.
    private static final Pattern TOKEN = Pattern.compile(String.join(
            "|",
            "(?<opaque>--[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z)|'(?:[^']|'')*(?:'|\\z))",
            "(?<quoted>\"(?:[^\"]|\"\")*(?:\"|\\z)|`[^`]*(?:`|\\z)|\\[[^\\]]*(?:\\]|\\z))",
            "(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)",
            "\\S"));

    static List<SqlToken> of(String statement) {
        return TOKEN.matcher(statement)
                .results()
                .map(found -> new SqlToken(kindOf(found), found.start(), found.group()))
                .toList();
    }

    private static Kind kindOf(MatchResult found) {
        if (found.group("opaque") != null) {
            return Kind.OPAQUE;
        }
        if (found.group("quoted") != null) {
            return Kind.QUOTED;
        }
        return found.group("word") != null ? Kind.WORD : Kind.SIGN;
    }

    int end() {
        return start + text.length();
    }

    /// True if a place is in it, so that what is typed there belongs to it.
    boolean isAround(int position) {
        boolean isLine = text.startsWith("--");
        boolean isOpen = isLine || text.length() == 1 || (text.startsWith("/*") ? !text.endsWith("*/") : !isClosed());
        return start < position && (position < end() || (isOpen && position == end()));
    }

    private boolean isClosed() {
        char first = text.charAt(0);
        return text.charAt(text.length() - 1) == (first == '[' ? ']' : first);
    }

    boolean isSign(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /// The word in small letters; empty for what is none.
    String word() {
        return kind == Kind.WORD ? text.toLowerCase(Locale.ROOT) : "";
    }

    /// The name in small letters, without its quotes: names are looked for in any case.
    String name() {
        int last = text.length() - (text.length() > 1 && isClosed() ? 1 : 0);
        return (kind == Kind.QUOTED ? text.substring(1, last) : text).toLowerCase(Locale.ROOT);
    }
}
