package dev.pipewright.engine.store;

import dev.pipewright.connectors.files.PushedFiles;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.TenantTransactions;
import dev.pipewright.model.Sentence;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What one source of a run reads, out of the database: one segment at a time, so that an upload may be larger
/// than the memory.
final class LandedFiles implements PushedFiles {

    private final TenantTransactions transactions;
    private final Seal seal;
    private final TenantId tenant;
    private final Map<String, LandedUpload> uploads;

    /// @param uploads by the names that they are read by, in their order
    LandedFiles(TenantTransactions transactions, Seal seal, TenantId tenant, Map<String, LandedUpload> uploads) {
        this.transactions = transactions;
        this.seal = seal;
        this.tenant = tenant;
        this.uploads = Collections.unmodifiableMap(new LinkedHashMap<>(uploads));
    }

    @Override
    public List<String> names() {
        return List.copyOf(uploads.keySet());
    }

    @Override
    public InputStream open(String name) {
        LandedUpload upload = Objects.requireNonNull(uploads.get(name), name);
        return new SegmentStream(upload.segments(), number -> segment(upload, number));
    }

    private byte[] segment(LandedUpload upload, int number) {
        byte[] closed = transactions.inTransaction(tenant, connection -> {
            try (PreparedStatement statement = JdbcRunRows.statement(
                            connection,
                            "SELECT body FROM pipewright.upload_chunk"
                                    + " WHERE tenant = ? AND stream = ? AND upload = ? AND number = ?",
                            tenant.value(),
                            upload.stream(),
                            upload.id(),
                            number);
                    ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new ConnectorException(
                            Kind.DATA,
                            Sentence.of("engine.uploadGone", "upload", upload.id(), "stream", upload.stream()));
                }
                return row.getBytes(1);
            }
        });
        return seal.open(tenant, JdbcUploads.KIND, closed);
    }
}
