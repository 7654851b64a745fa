package dev.pipewright.engine.ledger;

import dev.pipewright.engine.TenantId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the parts of the PostgreSQL tables share within a transaction: tenant, connection, how values are bound,
/// and in which month's partitions documents are. Used by one thread.
final class PostgresScope {

    private final TenantId tenant;
    private final Connection connection;
    private final PostgresIds ids;
    private final Map<Long, LocalDate> monthOfDocument = new HashMap<>();
    private @Nullable LocalDate month;

    PostgresScope(TenantId tenant, Connection connection, PostgresIds ids) {
        this.tenant = tenant;
        this.connection = connection;
        this.ids = ids;
    }

    String tenant() {
        return tenant.value();
    }

    /// Numbers for new documents, which will be in the held split's month.
    long[] newIds(int count) throws SQLException {
        long[] taken = ids.take(connection, count);
        for (long id : taken) {
            monthOfDocument.put(id, month());
        }
        return taken;
    }

    /// The month of the run whose split is held.
    LocalDate month() {
        LocalDate held = month;
        if (held == null) {
            throw new IllegalStateException("no split is held");
        }
        return held;
    }

    void holdMonth(LocalDate held) {
        month = held;
    }

    /// Remembers where a document was found.
    void found(long document, LocalDate itsMonth) {
        monthOfDocument.put(document, itsMonth);
    }

    LocalDate monthOf(long document) {
        LocalDate found = monthOfDocument.get(document);
        return found == null ? month() : found;
    }

    /// A statement with its parameters bound, in the order of the question marks.
    PreparedStatement statement(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            if (parameter instanceof Array array) {
                statement.setArray(i + 1, array);
            } else if (parameter instanceof Instant instant) {
                statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
            } else {
                statement.setObject(i + 1, parameter);
            }
        }
        return statement;
    }

    /// Executes a statement that changes data, and returns how many rows it changed.
    int execute(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = statement(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /// A column of values for `unnest`.
    ///
    /// @param type of PostgreSQL, as in `text`
    <R> Array column(String type, Collection<R> rows, Function<? super R, ? extends @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    /// A column of payloads for `unnest`.
    <R> Array payloads(List<R> rows, Function<? super R, @Nullable Payload> value) throws SQLException {
        @Nullable
        Object[] bytes = rows.stream()
                .map(value)
                .map(payload -> payload == null ? null : payload.bytes())
                .toArray(byte[][]::new);
        return connection.createArrayOf("bytea", bytes);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Payload payload(byte @Nullable [] bytes) {
        return bytes == null ? null : Payload.of(bytes);
    }
}
