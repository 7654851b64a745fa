package dev.pipewright.engine.ledger;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.record.Origin;
import org.jspecify.annotations.Nullable;

/// A rejected record with its message and raw input closed.
///
/// @param text the message and the raw input, parted by a NUL
record StoredRejection(NodeId node, String code, @Nullable String field, Origin origin, Payload text) {

    /// What is closed.
    record Text(String message, String raw) {

        static Text open(Seal seal, TenantId tenant, Payload closed) {
            String opened = PayloadKind.REJECTED.open(seal, tenant, closed).text();
            int end = opened.indexOf('\0');
            return new Text(opened.substring(0, end), opened.substring(end + 1));
        }
    }

    static StoredRejection of(RejectedRecord rejected, Seal seal, TenantId tenant) {
        var text = Payload.of(rejected.message().replace('\0', ' ') + '\0' + rejected.raw());
        return new StoredRejection(
                rejected.node(),
                rejected.code(),
                rejected.field(),
                rejected.origin(),
                PayloadKind.REJECTED.close(seal, tenant, text));
    }

    RejectedRecord open(Seal seal, TenantId tenant) {
        Text opened = Text.open(seal, tenant, text);
        String message = Sentences.english().read(opened.message());
        return new RejectedRecord(node, code, message, field, origin, opened.raw());
    }
}
