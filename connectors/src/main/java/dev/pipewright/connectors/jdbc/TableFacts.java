package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.RecordCount;
import dev.pipewright.connectors.spi.RecordCount.Certainty;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamDetails;
import dev.pipewright.connectors.spi.WatermarkCandidate;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a database knows of a table: from its metadata and statistics, and of a small table by counting.
///
/// @param table the table that is asked about
record TableFacts(Table table, Connection session, Dialect dialect) {

    /// Up to here rows are counted.
    static final int MOST_COUNTED = 100_000;

    private static final int LONGEST_COUNT_SECONDS = 5;

    /// @throws dev.pipewright.connectors.spi.ConnectorException if there is no such table
    static TableFacts of(String called, Connection session) throws SQLException {
        Dialect dialect = Dialect.of(session.getMetaData());
        return new TableFacts(Table.find(called, session, dialect), session, dialect);
    }

    StreamDetails details(StreamDescription stream) throws SQLException {
        List<Field> fields =
                table.columns(session, dialect).stream().map(Column::field).toList();
        List<String> keys = table.primaryKey(session).stream().map(this::field).toList();
        Set<String> growing = fieldsOf(table.generatedColumns(session));
        Set<String> indexed = new HashSet<>(fieldsOf(table.indexedColumns(session)));
        // Not each driver tells the index of the primary key among the others.
        keys.stream().limit(1).forEach(indexed::add);
        var whole = new StreamDescription(stream.name(), stream.settings(), new Schema(fields), keys);
        return new StreamDetails(whole, count(), WatermarkCandidate.among(fields, growing, indexed));
    }

    private Set<String> fieldsOf(Set<String> labels) {
        return Set.copyOf(labels.stream().map(this::field).toList());
    }

    private String field(String label) {
        return dialect.fieldName(label, "");
    }

    private @Nullable RecordCount count() throws SQLException {
        RecordCount known = dialect.is("postgresql") ? statistics() : null;
        return known == null || known.records() < MOST_COUNTED ? counted() : known;
    }

    /// What PostgreSQL's planner goes by; absent for what was never analyzed, such as a view.
    private @Nullable RecordCount statistics() throws SQLException {
        try (PreparedStatement statement =
                session.prepareStatement("SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass(?)")) {
            statement.setString(1, table.quoted(dialect));
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getLong(1) > 0
                        ? new RecordCount(result.getLong(1), Certainty.ESTIMATE)
                        : null;
            }
        }
    }

    /// Absent if counting takes too long, as it may with a view.
    private @Nullable RecordCount counted() throws SQLException {
        String rows = dialect.firstRows(table.quoted(dialect), MOST_COUNTED + 1);
        try (Statement statement = session.createStatement()) {
            statement.setQueryTimeout(LONGEST_COUNT_SECONDS);
            try (ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM (" + rows + ") q")) {
                result.next();
                long count = result.getLong(1);
                return count > MOST_COUNTED
                        ? new RecordCount(MOST_COUNTED, Certainty.AT_LEAST)
                        : new RecordCount(count, Certainty.EXACT);
            }
        } catch (SQLException e) {
            if (LockWait.isOver(e)) {
                throw e;
            }
            // Whoever may not read the rows, or would wait too long for them, is told the rest all the same.
            return null;
        }
    }
}
