package dev.pipewright.engine.store;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.TenantTransactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What is pushed, in PostgreSQL: chunks are closed envelopes. Safe for use by many threads.
public final class JdbcUploads {

    static final String KIND = "pushed";

    private static final String UNREAD =
            "SELECT coalesce(sum(bytes), 0) FROM pipewright.upload WHERE tenant = ? AND read_at IS NULL";
    private static final String THIS_ONE = " WHERE tenant = ? AND stream = ? AND ";

    private final TenantTransactions transactions;
    private final Seal seal;
    private final Clock clock;

    /// A store in a database that [DatabaseMigration] has prepared.
    ///
    /// @param app logged in as the role `pipewright_app`
    public JdbcUploads(DataSource app, Seal seal, Clock clock) {
        this.transactions = new TenantTransactions(app);
        this.seal = seal;
        this.clock = clock;
    }

    /// What came of keeping a chunk.
    public enum Kept {
        /// It is kept now.
        NEW,
        /// It was there already.
        SAME,
        /// Another one of this number is there; nothing was changed.
        OTHER,
        /// The upload is closed without a chunk of this number; nothing was changed.
        CLOSED,
        /// There is no room until runs have read more; nothing was changed.
        FULL,
        /// The upload itself is larger than there is room at all; nothing was changed.
        TOO_LARGE
    }

    /// Keeps a chunk, and opens the upload if it is the first to come.
    ///
    /// @param number its place, from 0 on
    /// @param hash the SHA-256 of its content
    /// @param room how many bytes of a tenant may be there that no run has read
    public Kept keep(TenantId tenant, String stream, String id, int number, byte[] content, byte[] hash, long room) {
        byte[] body = seal.close(tenant, KIND, content);
        return transactions.inTransaction(tenant, connection -> {
            boolean closed = touch(connection, tenant, stream, id);
            byte[] present = hashOf(connection, tenant, stream, id, number);
            if (present != null) {
                return Arrays.equals(present, hash) ? Kept.SAME : Kept.OTHER;
            }
            if (closed) {
                return Kept.CLOSED;
            }
            long free = room - content.length;
            if (bytes(connection, UNREAD + " AND stream = ? AND id = ?", tenant.value(), stream, id) > free) {
                return refused(connection, tenant, stream, id, Kept.TOO_LARGE);
            }
            if (bytes(connection, UNREAD, tenant.value()) > free) {
                return refused(connection, tenant, stream, id, Kept.FULL);
            }
            JdbcRunRows.execute(
                    connection,
                    "INSERT INTO pipewright.upload_chunk (tenant, stream, upload, number, hash, bytes, body)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    tenant.value(),
                    stream,
                    id,
                    number,
                    hash,
                    content.length,
                    body);
            JdbcRunRows.execute(
                    connection,
                    "UPDATE pipewright.upload SET bytes = bytes + ?, packed = packed OR ?" + THIS_ONE + "id = ?",
                    content.length,
                    number == 0 && isPacked(content),
                    tenant.value(),
                    stream,
                    id);
            return Kept.NEW;
        });
    }

    /// Takes an upload back that has nothing but what was refused.
    private static Kept refused(Connection connection, TenantId tenant, String stream, String id, Kept why)
            throws SQLException {
        JdbcRunRows.execute(connection, """
                DELETE FROM pipewright.upload u WHERE u.tenant = ? AND u.stream = ? AND u.id = ?
                    AND NOT EXISTS (SELECT 1 FROM pipewright.upload_chunk c
                        WHERE c.tenant = u.tenant AND c.stream = u.stream AND c.upload = u.id)
                """, tenant.value(), stream, id);
        return why;
    }

    /// True for what begins as gzip does.
    private static boolean isPacked(byte[] content) {
        return content.length > 1 && content[0] == (byte) 0x1F && content[1] == (byte) 0x8B;
    }

    /// Makes the upload if it is not there, and locks it.
    ///
    /// @return true if it is closed
    private boolean touch(Connection connection, TenantId tenant, String stream, String id) throws SQLException {
        try (PreparedStatement statement = JdbcRunRows.statement(
                        connection, """
                        INSERT INTO pipewright.upload (tenant, stream, id, opened_at, changed_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT (tenant, stream, id)
                        DO UPDATE SET changed_at = excluded.changed_at RETURNING landed IS NOT NULL
                        """, tenant.value(), stream, id, clock.instant(), clock.instant());
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static byte @Nullable [] hashOf(
            Connection connection, TenantId tenant, String stream, String id, int number) throws SQLException {
        try (PreparedStatement statement = JdbcRunRows.statement(
                        connection,
                        "SELECT hash FROM pipewright.upload_chunk" + THIS_ONE + "upload = ? AND number = ?",
                        tenant.value(),
                        stream,
                        id,
                        number);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        }
    }

    private static long bytes(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = JdbcRunRows.statement(connection, sql, parameters);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    public Optional<Upload> find(TenantId tenant, String stream, String id) {
        return transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = JdbcRunRows.statement(
                            connection,
                            "SELECT opened_at, bytes, landed_at FROM pipewright.upload" + THIS_ONE + "id = ?",
                            tenant.value(),
                            stream,
                            id);
                    ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.<Upload>empty();
                }
                OffsetDateTime landed = row.getObject(3, OffsetDateTime.class);
                return Optional.of(new Upload(
                        stream,
                        id,
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getLong(2),
                        landed == null ? null : landed.toInstant()));
            }
        });
    }

    /// The chunks of an upload that are there, by number.
    public List<UploadChunk> chunks(TenantId tenant, String stream, String id) {
        return transactions.inTransaction(tenant, connection -> chunks(connection, tenant, stream, id));
    }

    static List<UploadChunk> chunks(Connection connection, TenantId tenant, String stream, String id)
            throws SQLException {
        var chunks = new ArrayList<UploadChunk>();
        try (PreparedStatement statement = JdbcRunRows.statement(
                        connection,
                        "SELECT number, bytes, hash FROM pipewright.upload_chunk" + THIS_ONE
                                + "upload = ? ORDER BY number",
                        tenant.value(),
                        stream,
                        id);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                chunks.add(new UploadChunk(
                        rows.getInt(1), rows.getInt(2), Base64.getEncoder().encodeToString(rows.getBytes(3))));
            }
        }
        return chunks;
    }
}
