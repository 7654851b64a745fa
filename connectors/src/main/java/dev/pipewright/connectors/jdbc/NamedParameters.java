package dev.pipewright.connectors.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement whose `:name` were replaced by `?`.
///
/// @param names the parameter of each `?`, in order
/// @param places where each of these `?` is in the text
record NamedParameters(String sql, List<String> names, List<Integer> places) {

    // What must be left alone comes first: texts, quoted names, comments, dollar quotes and casts.
    // spotless:off
    private static final Pattern PARTS = Pattern.compile(
            "'(?:[^']|'')*+'"
            + "|\"(?:[^\"]|\"\")*+\""
            + "|`[^`]*+`"
            + "|--[^\\n]*+"
            + "|/\\*.*?\\*/"
            + "|\\$([A-Za-z_]*)\\$.*?\\$\\1\\$"
            + "|::"
            + "|:([A-Za-z_][A-Za-z0-9_]*)",
            Pattern.DOTALL);
    // spotless:on

    NamedParameters {
        names = List.copyOf(names);
        places = List.copyOf(places);
    }

    /// Reads a statement as a person wrote it; a semicolon at its end is dropped.
    static NamedParameters of(String statement) {
        String text = statement.strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        List<String> names = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        Matcher parts = PARTS.matcher(text);
        int from = 0;
        while (parts.find()) {
            String name = parts.group(2);
            if (name != null) {
                sql.append(text, from, parts.start());
                names.add(name);
                places.add(sql.length());
                sql.append('?');
                from = parts.end();
            }
        }
        sql.append(text, from, text.length());
        return new NamedParameters(sql.toString(), names, places);
    }
}
