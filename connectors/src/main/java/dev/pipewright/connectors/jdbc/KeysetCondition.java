package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.jdbc.SqlText.TypedValue;
import java.util.ArrayList;
import java.util.List;

/// The condition for what comes after some values in an order of several columns, written out because not every
/// database compares rows: `(a > ? OR (a = ? AND (b > ?)))`.
///
/// A null in an order column has no place in the order. It is let through, so that the reader sees and reports it: left
/// out by the comparison it would be lost without a word.
final class KeysetCondition {

    private KeysetCondition() {}

    static String after(List<Column> order, List<Object> last, Dialect dialect, List<TypedValue> values) {
        return from(0, order, last, dialect, values);
    }

    private static String from(int i, List<Column> order, List<Object> last, Dialect dialect, List<TypedValue> values) {
        Column column = order.get(i);
        String name = "q." + dialect.quoted(column.label());
        List<String> either = new ArrayList<>();
        either.add(name + " > ?");
        values.add(new TypedValue(column, last.get(i)));
        if (i + 1 < order.size()) {
            values.add(new TypedValue(column, last.get(i)));
            either.add("(" + name + " = ? AND " + from(i + 1, order, last, dialect, values) + ")");
        }
        either.add(name + " IS NULL");
        return "(" + String.join(" OR ", either) + ")";
    }
}
