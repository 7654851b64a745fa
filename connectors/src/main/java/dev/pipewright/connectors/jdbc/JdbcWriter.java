package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.convert.Unconvertible;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes rows in batches; a flush is a commit. What was not flushed is gone after an interruption, by the database's
/// own doing, and what was flushed and comes again replaces itself if the table is written by key.
final class JdbcWriter implements RecordWriter {

    private final TargetTable target;
    private final JdbcSinkSettings settings;
    private final Connection session;
    private final SqlFailures failures;
    private long written;

    JdbcWriter(TargetTable target, JdbcSinkSettings settings, Connection session, SqlFailures failures) {
        this.target = target;
        this.settings = settings;
        this.session = session;
        this.failures = failures;
    }

    @Override
    public void resume(@Nullable String flushed) {
        try {
            written = flushed == null ? 0 : Long.parseLong(flushed);
        } catch (NumberFormatException e) {
            throw new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.noPosition", "position", flushed), e);
        }
    }

    @Override
    public void write(List<DataRecord> records) {
        // Records with the same fields share a statement; a missing field must not overwrite a value with null.
        int from = 0;
        for (int to = 1; to <= records.size(); to++) {
            boolean alike = to < records.size()
                    && records.get(to)
                            .fields()
                            .keySet()
                            .equals(records.get(from).fields().keySet());
            if (!alike) {
                writeAlike(records.subList(from, to));
                from = to;
            }
        }
    }

    private void writeAlike(List<DataRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Column> columns = new ArrayList<>();
        records.getFirst().fields().keySet().forEach(field -> columns.add(target.column(field)));
        try (PreparedStatement statement = session.prepareStatement(target.statement(columns))) {
            int inBatch = 0;
            for (DataRecord record : records) {
                bind(statement, columns, record);
                statement.addBatch();
                inBatch++;
                if (inBatch == settings.batchSize()) {
                    execute(statement);
                    inBatch = 0;
                }
            }
            if (inBatch > 0) {
                execute(statement);
            }
            written += records.size();
        } catch (SQLException e) {
            throw failures.during("write to the table " + settings.table(), e);
        }
    }

    private static void execute(PreparedStatement statement) throws SQLException {
        var _ = statement.executeBatch();
    }

    private static void bind(PreparedStatement statement, List<Column> columns, DataRecord record) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            try {
                Object value = record.fields().get(column.name());
                SqlValue.bind(statement, i + 1, value, column);
            } catch (Unconvertible e) {
                throw new ConnectorException(Kind.DATA, doesNotFit(record.key(), column, e), e);
            }
        }
    }

    private static Sentence doesNotFit(@Nullable String key, Column column, Exception trouble) {
        return key == null
                ? Sentence.of("connectors.recordDoesNotFit", "column", column.name(), "reason", trouble.getMessage())
                : Sentence.of(
                        "connectors.recordOfKeyDoesNotFit",
                        "key",
                        key,
                        "column",
                        column.name(),
                        "reason",
                        trouble.getMessage());
    }

    @Override
    public String flush() {
        try {
            session.commit();
        } catch (SQLException e) {
            throw failures.during("commit what was written to the table " + settings.table(), e);
        }
        return Long.toString(written);
    }

    @Override
    public void complete() {
        var _ = flush();
    }

    @Override
    public void close() {
        Sessions.closeQuietly(session);
    }
}
