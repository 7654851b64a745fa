package dev.pipewright.engine.store;

import dev.pipewright.model.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads loads from the rows that databases keep them in.
final class LoadRows {

    /// The columns of a table `l` that [#load] reads, in its order.
    static final String COLUMNS =
            "l.pipeline_id, l.node, l.stream, l.since, l.low, l.high, l.moved, l.known, l.reading, l.is_range";

    private LoadRows() {}

    static Load load(ResultSet row) throws SQLException {
        return new Load(
                stream(row),
                WatermarkText.value(row.getString(4)),
                WatermarkText.value(row.getString(5)),
                WatermarkText.value(row.getString(6)),
                row.getBoolean(7),
                Reading.fingerprints(row.getString(8)),
                Reading.read(row.getString(9)),
                row.getBoolean(10));
    }

    /// The stream that the first three columns name.
    static LoadedStream stream(ResultSet row) throws SQLException {
        return new LoadedStream(row.getString(1), new NodeId(row.getString(2)), row.getString(3));
    }
}
