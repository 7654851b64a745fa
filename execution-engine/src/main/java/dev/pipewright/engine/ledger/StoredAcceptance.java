package dev.pipewright.engine.ledger;

import dev.pipewright.model.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An acceptance with its note closed.
record StoredAcceptance(
        UUID id,
        @Nullable CauseKey cause,
        String person,
        Instant made,
        @Nullable Payload note,
        long count) {

    /// The cause of an acceptance in a database.
    ///
    /// @param row with node, state, code and field in its columns 2 to 5; node is absent if there is no cause
    static @Nullable CauseKey cause(ResultSet row) throws SQLException {
        String node = row.getString(2);
        String state = row.getString(3);
        return node == null
                ? null
                : new CauseKey(
                        new NodeId(node),
                        state == null ? null : DocumentState.valueOf(state),
                        row.getString(4),
                        row.getString(5));
    }
}
