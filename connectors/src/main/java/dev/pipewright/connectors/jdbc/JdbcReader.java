package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.convert.BatchDraft;
import dev.pipewright.connectors.convert.RecordSize;
import dev.pipewright.connectors.convert.TextForms;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a result from front to back, as the database sends it.
final class JdbcReader implements RecordReader {

    private final SourceQuery query;
    private final RowReader rows;
    private final BatchDraft draft;
    private final Sessions sessions;
    private final Connection session;
    private final PreparedStatement statement;
    private final ResultSet result;
    private long ordinal;
    private boolean atEnd;

    /// The order values of each row of the last batch as the database has them.
    private List<List<@Nullable Object>> orders = new ArrayList<>();

    /// Begins to read; the session is given back on closing.
    JdbcReader(
            SourceQuery query,
            KeyRange range,
            JdbcCheckpoint from,
            TextForms forms,
            Sessions sessions,
            Connection session)
            throws SQLException {
        this.query = query;
        this.rows = new RowReader(query);
        this.draft = new BatchDraft(query.request(), query.settings().keys(), forms);
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
        orders = new ArrayList<>();
        try {
            while (!draft.isFull()) {
                if (!result.next()) {
                    atEnd = true;
                    break;
                }
                readRow();
            }
        } catch (SQLException e) {
            throw sessions.failures().during("read the " + query.name(), e);
        }
        return draft.take();
    }

    private void readRow() throws SQLException {
        ordinal++;
        Origin origin = new Origin(query.name(), ordinal, "row " + ordinal);
        RowReader.Row row = rows.read(result);
        orders.add(orderOf(row.fields()));
        String trouble = row.trouble();
        if (trouble == null) {
            refuseNullsInOrder(row.fields());
            draft.add(origin, row.fields(), RecordSize.of(row.fields()));
        } else {
            String message = "Row " + ordinal + ": " + trouble + ".";
            draft.addUnreadable(origin, rows.raw(result), message, draft.orderOf(row.fields()));
        }
    }

    private List<@Nullable Object> orderOf(Map<String, @Nullable Object> fields) {
        List<@Nullable Object> order = new ArrayList<>();
        query.order().forEach(column -> order.add(fields.get(column.name())));
        return order;
    }

    private void refuseNullsInOrder(Map<String, @Nullable Object> fields) {
        for (Column column : query.order()) {
            if (fields.get(column.name()) == null) {
                throw new ConnectorException(
                        Kind.DATA,
                        Sentence.of("connectors.orderFieldEmpty", "column", column.name(), "ordinal", ordinal));
            }
        }
    }

    @Override
    public String checkpointAfter(DataRecord last) {
        if (!query.isResumable()) {
            throw new IllegalStateException("a query without an exact order cannot be opened again in its middle");
        }
        int index = Math.toIntExact(last.origin().ordinal() - (ordinal - orders.size()) - 1);
        return JsonValues.text(
                Map.of("after", orders.get(index), "records", last.origin().ordinal()));
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
