package dev.pipewright.engine;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.ledger.Attempt;
import dev.pipewright.engine.ledger.KeptResult;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.engine.ledger.WorkFilter;
import dev.pipewright.engine.masking.LedgerMask;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.record.CanonicalJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run leaves to be taken away, a row at a time, so that it may be larger than the memory: results,
/// rejected records, and documents that need somebody. A row is an object of JSON values in the order people read
/// it.
public final class RunRows {

    private static final int PAGE = 500;

    private final Ledger ledger;
    private final Pipeline pipeline;
    private final LedgerMask mask;
    private final TenantId tenant;
    private final RunId run;

    /// The rows of a run.
    ///
    /// @param pipeline what ran
    public RunRows(Ledger ledger, Pipeline pipeline, TenantId tenant, RunId run) {
        this.ledger = ledger;
        this.pipeline = pipeline;
        this.mask = LedgerMask.of(pipeline);
        this.tenant = tenant;
        this.run = run;
    }

    /// Takes one row after the other.
    @FunctionalInterface
    public interface Taker {
        void row(Map<String, @Nullable Object> row) throws IOException;
    }

    /// A row as a line of a file, without its end: the same row is the same bytes wherever it is written.
    public static String line(Map<String, @Nullable Object> row) {
        return CanonicalJson.text(row);
    }

    /// What a sink kept, by key, without anything of the run.
    public void results(NodeId sink, Taker taker) throws IOException {
        String after = null;
        List<KeptResult> page;
        do {
            page = ledger.results(tenant, run, sink, after, PAGE);
            for (KeptResult result : page) {
                taker.row(object(result.record()));
                after = result.key();
            }
        } while (page.size() == PAGE);
    }

    /// The records that nodes refused, each with node, reason and raw input, in the order they were refused. What
    /// is sensitive in them is hidden: they are for people.
    public void rejected(Taker taker) throws IOException {
        long skip = 0;
        List<RejectedRecord> page;
        do {
            page = ledger.rejected(tenant, run, skip, PAGE);
            for (RejectedRecord record : page) {
                taker.row(rejection(mask.shown(record)));
            }
            skip += page.size();
        } while (page.size() == PAGE);
    }

    /// The documents that need somebody, each with its attempts and its request. What is sensitive is hidden.
    public void troubled(Taker taker) throws IOException {
        troubled(WorkFilter.OPEN, taker);
    }

    /// Documents of the work list, each with its attempts and its request.
    public void troubled(WorkFilter filter, Taker taker) throws IOException {
        long after = 0;
        List<TroubledDocument> page;
        do {
            page = ledger.workList().troubled(tenant, run, filter, after, PAGE);
            for (TroubledDocument document : page) {
                taker.row(trouble(mask.shown(document)));
                after = document.id();
            }
        } while (page.size() == PAGE);
    }

    private Map<String, @Nullable Object> rejection(RejectedRecord record) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("node", record.node().value());
        row.put("name", pipeline.node(record.node()).map(Node::name).orElse(""));
        row.put("code", record.code());
        row.put("message", record.message());
        row.put("field", record.field());
        row.put("stream", record.origin().stream());
        row.put("position", record.origin().position());
        row.put("raw", record.raw());
        return row;
    }

    private static Map<String, @Nullable Object> trouble(TroubledDocument document) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", document.id());
        row.put("cause", document.cause().word());
        row.put("company", document.key().company());
        row.put("documentType", document.key().type());
        row.put("documentCode", document.key().code());
        row.put("state", document.state().name().toLowerCase(Locale.ROOT));
        row.put("code", document.code());
        row.put("message", document.message());
        row.put("field", document.field());
        row.put("attempts", document.attempts().stream().map(RunRows::attempt).toList());
        row.put("request", value(document.request()));
        return row;
    }

    private static Map<String, @Nullable Object> attempt(Attempt attempt) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("at", attempt.at().toString());
        Integer status = attempt.status();
        row.put("status", status == null ? null : status.longValue());
        row.put("code", attempt.code());
        row.put("message", attempt.message());
        return row;
    }

    @SuppressWarnings("unchecked") // Objects of JSON text have string keys.
    private static Map<String, @Nullable Object> object(Payload record) {
        if (value(record) instanceof Map<?, ?> object) {
            return (Map<String, @Nullable Object>) object;
        }
        throw new IllegalStateException("a kept result is no JSON object");
    }

    /// A target may take requests that are no JSON; they are shown as they are.
    private static @Nullable Object value(Payload payload) {
        byte[] bytes = payload.bytes();
        try {
            return JsonValues.parse(bytes, 0, bytes.length);
        } catch (InvalidJson _) {
            return payload.text();
        }
    }
}
