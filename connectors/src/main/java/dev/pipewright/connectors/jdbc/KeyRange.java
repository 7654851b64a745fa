package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.jdbc.SqlText.TypedValue;
import dev.pipewright.connectors.spi.SourceSplit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of the values of a column. The first part has no lower end and the last no upper end, so that rows that are
/// added meanwhile and rows without a value are read too.
///
/// @param from the least value; absent in the first part, which also has the nulls
/// @param to the least value of the next part; absent in the last part
record KeyRange(@Nullable String from, @Nullable String to) {

    private static final String BETWEEN = "..";

    static final KeyRange WHOLE = new KeyRange(null, null);

    static KeyRange of(SourceSplit split) {
        String bounds = split.bounds();
        int at = bounds.indexOf(BETWEEN);
        if (at < 0) {
            return WHOLE;
        }
        String from = bounds.substring(0, at);
        String to = bounds.substring(at + BETWEEN.length());
        return new KeyRange(from.isEmpty() ? null : from, to.isEmpty() ? null : to);
    }

    boolean isWhole() {
        return from == null && to == null;
    }

    SourceSplit split(String column) {
        if (isWhole()) {
            return new SourceSplit("everything", "");
        }
        String words = from == null ? column + " below " + to : to == null ? column + " from " + from : between(column);
        return new SourceSplit(words, (from == null ? "" : from) + BETWEEN + (to == null ? "" : to));
    }

    private String between(String column) {
        return column + " from " + from + " to below " + to;
    }

    void addTo(Column column, Dialect dialect, List<String> conditions, List<TypedValue> values) {
        String name = "q." + dialect.quoted(column.label());
        if (from != null) {
            conditions.add(name + " >= ?");
            values.add(new TypedValue(column, from));
        }
        if (to != null) {
            // Whether there are nulls no driver tells reliably: in a LEFT JOIN a NOT NULL column has them too.
            conditions.add(from == null ? "(" + name + " < ? OR " + name + " IS NULL)" : name + " < ?");
            values.add(new TypedValue(column, to));
        }
    }
}
