package dev.pipewright.engine.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Document keys as four columns for `unnest(?::text[], ?::text[], ?::text[], ?::text[])`.
record PostgresKeys(Array target, Array company, Array type, Array code) {

    static <R> PostgresKeys of(PostgresScope scope, Collection<R> rows, Function<R, DocumentKey> key)
            throws SQLException {
        return new PostgresKeys(
                scope.column("text", rows, row -> key.apply(row).target()),
                scope.column("text", rows, row -> key.apply(row).company()),
                scope.column("text", rows, row -> key.apply(row).type()),
                scope.column("text", rows, row -> key.apply(row).code()));
    }

    static PostgresKeys of(PostgresScope scope, Collection<DocumentKey> keys) throws SQLException {
        List<DocumentKey> sorted = keys.stream().sorted().toList();
        return of(scope, sorted, key -> key);
    }

    /// Reads a key from four columns.
    static DocumentKey read(ResultSet row, int first) throws SQLException {
        return new DocumentKey(
                row.getString(first), row.getString(first + 1), row.getString(first + 2), row.getString(first + 3));
    }
}
