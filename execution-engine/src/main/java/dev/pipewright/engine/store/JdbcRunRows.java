package dev.pipewright.engine.store;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads runs from their rows in PostgreSQL.
record JdbcRunRows(RunPayloads payloads) {

    private static final String SELECT =
            "SELECT id, pipeline_id, pipeline_name, content_hash, mode, cause, parameters, state, created_at,"
                    + " started_at, ended_at, failure, environment, bindings FROM pipewright.run ";

    /// @param where the rest of the statement, from WHERE on
    List<Run> runs(Connection connection, TenantId tenant, String where, @Nullable Object... parameters)
            throws SQLException {
        var runs = new ArrayList<Run>();
        try (PreparedStatement statement = statement(connection, SELECT + where, parameters);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                runs.add(run(tenant, rows));
            }
        }
        return runs;
    }

    private Run run(TenantId tenant, ResultSet rows) throws SQLException {
        return new Run(
                new RunId(rows.getObject(1, UUID.class)),
                tenant,
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                Mode.valueOf(rows.getString(5)),
                rows.getString(6),
                payloads.parameters(tenant, rows.getBytes(7)),
                RunState.valueOf(rows.getString(8)),
                rows.getObject(9, OffsetDateTime.class).toInstant(),
                instant(rows, 10),
                instant(rows, 11),
                payloads.failure(tenant, rows.getBytes(12)),
                RunEnvironmentText.read(rows.getString(13), rows.getString(14)));
    }

    static PreparedStatement statement(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            statement.setObject(
                    i + 1, parameter instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameter);
        }
        return statement;
    }

    static void execute(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = statement(connection, sql, parameters)) {
            statement.execute();
        }
    }

    private static @Nullable Instant instant(ResultSet rows, int column) throws SQLException {
        OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
