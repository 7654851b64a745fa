package dev.pipewright.engine.ledger;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the parts of a state file's tables share: the tenant, the file, and how ids, keys and times are written.
record SqliteScope(TenantId tenant, SqliteFile file, SqliteNames names) {

    long id(RunId run) throws SQLException {
        return names.id(tenant + "/" + run);
    }

    long id(NodeId node) throws SQLException {
        return names.id(node.value());
    }

    RunId run(long id) throws SQLException {
        String name = names.name(id);
        return new RunId(UUID.fromString(name.substring(name.indexOf('/') + 1)));
    }

    NodeId node(long id) throws SQLException {
        return new NodeId(names.name(id));
    }

    /// A key as bytes that compare like the key: its parts in UTF-8, parted by NUL.
    static byte[] bytes(DocumentKey key) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(key.target().getBytes(StandardCharsets.UTF_8));
        out.write(0);
        out.writeBytes(key.company().getBytes(StandardCharsets.UTF_8));
        out.write(0);
        out.writeBytes(key.type().getBytes(StandardCharsets.UTF_8));
        out.write(0);
        out.writeBytes(key.code().getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    static DocumentKey key(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\0", -1);
        return new DocumentKey(parts[0], parts[1], parts[2], parts[3]);
    }

    /// Microseconds since the epoch.
    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
    }

    static byte @Nullable [] bytes(@Nullable Payload payload) {
        return payload == null ? null : payload.bytes();
    }

    static @Nullable Payload payload(byte @Nullable [] bytes) {
        return bytes == null ? null : Payload.of(bytes);
    }
}
