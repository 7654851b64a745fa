package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads a result from front to back, as the database sends it.
final class JdbcReader implements RecordReader {

    private static final int BATCH = 500;

    private final SourceQuery query;
    private final RowReader rows;
    private final Sessions sessions;
    private final Connection session;
    private final PreparedStatement statement;
    private final ResultSet result;
    private long ordinal;
    private boolean atEnd;

    /// Begins to read; the session is given back on closing.
    JdbcReader(SourceQuery query, KeyRange range, JdbcCheckpoint from, Sessions sessions, Connection session)
            throws SQLException {
        this.query = query;
        this.rows = new RowReader(query);
        this.sessions = sessions;
        this.session = session;
        this.ordinal = from.records();
        statement = query.reading(range, from.after()).prepare(session, query.dialect());
        try {
            statement.setFetchSize(query.dialect().fetchSize(query.settings().fetchSize()));
            result = statement.executeQuery();
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public ReadBatch next() {
        if (atEnd) {
            return ReadBatch.END;
        }
        List<DataRecord> records = new ArrayList<>(BATCH);
        List<UnreadableInput> unreadable = new ArrayList<>();
        try {
            while (records.size() + unreadable.size() < BATCH) {
                if (!result.next()) {
                    atEnd = true;
                    break;
                }
                readRow(records, unreadable);
            }
        } catch (SQLException e) {
            throw sessions.failures().during("read the " + query.name(), e);
        }
        return new ReadBatch(records, unreadable);
    }

    private void readRow(List<DataRecord> records, List<UnreadableInput> unreadable) throws SQLException {
        ordinal++;
        Origin origin = new Origin(query.name(), ordinal, "row " + ordinal);
        try {
            DataRecord record = rows.read(result, origin);
            refuseNullsInOrder(record);
            records.add(record);
        } catch (ColumnReader.UnreadableValue e) {
            unreadable.add(
                    new UnreadableInput(origin, rows.raw(result), "Row " + ordinal + ": " + e.getMessage() + "."));
        }
    }

    private void refuseNullsInOrder(DataRecord record) {
        for (Column column : query.order()) {
            if (record.fields().get(column.name()) == null) {
                throw new ConnectorException(
                        Kind.DATA,
                        "The order field '" + column.name() + "' has no value in row " + ordinal
                                + ": leave such rows out of the query, or put a value in with COALESCE.");
            }
        }
    }

    @Override
    public String checkpointAfter(DataRecord last) {
        if (query.order().isEmpty()) {
            throw new IllegalStateException("a query without order fields cannot be opened again in its middle");
        }
        List<Object> after = new ArrayList<>();
        for (Column column : query.order()) {
            Object value = last.fields().get(column.name());
            if (value == null) {
                throw new IllegalArgumentException("the record has no value for order field " + column.name());
            }
            after.add(value);
        }
        return JsonValues.text(Map.of("after", after, "records", last.origin().ordinal()));
    }

    @Override
    public void close() {
        try {
            result.close();
            statement.close();
        } catch (SQLException e) {
            Sessions.closeQuietly(session);
            return;
        }
        sessions.giveBack(session);
    }
}
