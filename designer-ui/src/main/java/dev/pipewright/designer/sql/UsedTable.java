package dev.pipewright.designer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A table that a statement reads.
///
/// @param table as the statement names it, in small letters, perhaps with its schema
/// @param alias what it is called in the statement, as written
record UsedTable(String table, String alias) {

    /// Behind these a table follows.
    static final Set<String> BEFORE_TABLES = Set.of("from", "join", "into", "update");

    /// What ends a list of tables, and so is no alias either.
    static final Set<String> BEHIND_TABLES = Set.of(
            "where",
            "group",
            "order",
            "having",
            "limit",
            "offset",
            "fetch",
            "union",
            "intersect",
            "except",
            "on",
            "using",
            "join",
            "inner",
            "left",
            "right",
            "full",
            "cross",
            "natural",
            "outer",
            "set",
            "select",
            "values",
            "window",
            "for",
            "lateral",
            "qualify");

    /// All of them, in the order of the statement; those of queries inside it, too.
    static List<UsedTable> in(List<SqlToken> tokens) {
        List<UsedTable> tables = new ArrayList<>();
        boolean inList = false;
        for (int at = 0; at < tokens.size(); at++) {
            String word = tokens.get(at).word();
            boolean begins = BEFORE_TABLES.contains(word);
            if (begins || (inList && tokens.get(at).isSign(','))) {
                inList = true;
                at = read(tokens, at + 1, tables);
            } else if (BEHIND_TABLES.contains(word) || tokens.get(at).isSign('(')) {
                inList = false;
            }
        }
        return List.copyOf(tables);
    }

    /// Reads a table with its alias.
    ///
    /// @return the place of the last token that was read
    private static int read(List<SqlToken> tokens, int from, List<UsedTable> tables) {
        int at = from;
        if (!isName(tokens, at)) {
            return from - 1;
        }
        var name = new StringBuilder(tokens.get(at).name());
        SqlToken last = tokens.get(at);
        while (at + 2 < tokens.size() && tokens.get(at + 1).isSign('.') && isName(tokens, at + 2)) {
            at += 2;
            last = tokens.get(at);
            name.append('.').append(last.name());
        }
        int alias = at + 1 < tokens.size() && tokens.get(at + 1).word().equals("as") ? at + 2 : at + 1;
        if (isName(tokens, alias) && !isWord(tokens.get(alias))) {
            tables.add(new UsedTable(name.toString(), tokens.get(alias).text()));
            return alias;
        }
        tables.add(new UsedTable(name.toString(), last.text()));
        return at;
    }

    private static boolean isName(List<SqlToken> tokens, int at) {
        return at < tokens.size() && tokens.get(at).isName();
    }

    private static boolean isWord(SqlToken token) {
        return BEHIND_TABLES.contains(token.word()) || BEFORE_TABLES.contains(token.word());
    }
}
