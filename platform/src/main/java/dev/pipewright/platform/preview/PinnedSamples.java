package dev.pipewright.platform.preview;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.preview.PreviewRequest;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The records that people have pinned to nodes of drafts, to preview with them again. Sealed: they are the
/// customer's.
final class PinnedSamples {

    private static final String KIND = "sample";

    private final TenantJdbc transactions;
    private final Seal seal;
    private final Audit audit;

    PinnedSamples(TenantJdbc transactions, Seal seal, Audit audit) {
        this.transactions = transactions;
        this.seal = seal;
        this.audit = audit;
    }

    Map<NodeId, List<DataRecord>> of(TenantId tenant, String pipeline) {
        Map<NodeId, List<DataRecord>> pinned = new LinkedHashMap<>();
        transactions.run(
                tenant,
                jdbc -> jdbc.sql(
                                "SELECT node, records FROM pinned_sample WHERE tenant = ? AND pipeline = ? ORDER BY node")
                        .params(tenant.value(), pipeline)
                        .query((row, number) ->
                                pinned.put(new NodeId(row.getString("node")), opened(tenant, row.getBytes("records"))))
                        .list());
        return pinned;
    }

    /// Pins records in place of those that were pinned; none unpins.
    void pin(TenantId tenant, String pipeline, NodeId node, List<DataRecord> records, String author) {
        if (records.size() > PreviewRequest.MOST) {
            throw new IllegalArgumentException("too many records to pin: " + records.size());
        }
        transactions.run(tenant, jdbc -> {
            if (records.isEmpty()) {
                jdbc.sql("DELETE FROM pinned_sample WHERE tenant = ? AND pipeline = ? AND node = ?")
                        .params(tenant.value(), pipeline, node.value())
                        .update();
            } else {
                jdbc.sql("""
                        INSERT INTO pinned_sample (tenant, pipeline, node, records, author) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (tenant, pipeline, node) DO UPDATE SET records = excluded.records,
                        author = excluded.author, changed = now()""")
                        .params(tenant.value(), pipeline, node.value(), closed(tenant, records), author)
                        .update();
            }
            audit.note(jdbc, tenant, author, "sample.pin", pipeline + " " + node + ": " + records.size());
        });
    }

    private byte[] closed(TenantId tenant, List<DataRecord> records) {
        List<Object> list = new ArrayList<>();
        for (DataRecord record : records) {
            Map<String, @Nullable Object> form = new LinkedHashMap<>();
            form.put("key", record.key());
            form.put("stream", record.origin().stream());
            form.put("ordinal", record.origin().ordinal());
            form.put("position", record.origin().position());
            form.put("fields", record.fields());
            list.add(form);
        }
        return seal.close(tenant, KIND, JsonValues.text(list).getBytes(StandardCharsets.UTF_8));
    }

    private List<DataRecord> opened(TenantId tenant, byte[] closed) {
        byte[] text = seal.open(tenant, KIND, closed);
        try {
            List<DataRecord> records = new ArrayList<>();
            if (JsonValues.parse(text, 0, text.length) instanceof List<?> list) {
                list.forEach(each -> records.add(record((Map<?, ?>) each)));
            }
            return records;
        } catch (InvalidJson e) {
            throw new IllegalStateException("pinned records that are no JSON", e);
        }
    }

    private static DataRecord record(Map<?, ?> form) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (form.get("fields") instanceof Map<?, ?> values) {
            values.forEach((name, value) -> fields.put((String) name, value));
        }
        var origin = new Origin(
                String.valueOf(form.get("stream")),
                form.get("ordinal") instanceof Long number ? number : 0,
                String.valueOf(form.get("position")));
        return new DataRecord(form.get("key") instanceof String key ? key : null, origin, fields);
    }
}
