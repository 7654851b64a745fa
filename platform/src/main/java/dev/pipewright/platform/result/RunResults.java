package dev.pipewright.platform.result;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.KeptResult;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.PostgresOverview;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.json.PipelineJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Results and rejected records of the ledger, page by page.
public final class RunResults implements Results {

    private static final int PAGE = 500;

    private final RunStore runs;
    private final Ledger ledger;
    private final PostgresOverview overview;

    public RunResults(RunStore runs, Ledger ledger, PostgresOverview overview) {
        this.runs = runs;
        this.ledger = ledger;
        this.overview = overview;
    }

    @Override
    public void write(TenantId tenant, RunId run, ResultFormat format, OutputStream out) throws IOException {
        Pipeline pipeline = pipelineOf(tenant, run);
        RecordFiles.write(format, out, rows -> {
            for (Node node : pipeline.nodes()) {
                if (node instanceof Node.Sink sink) {
                    eachResult(tenant, run, sink.id(), rows);
                }
            }
        });
    }

    private void eachResult(TenantId tenant, RunId run, NodeId sink, RecordFiles.Rows rows) throws IOException {
        String after = null;
        List<KeptResult> page;
        do {
            page = ledger.results(tenant, run, sink, after, PAGE);
            for (KeptResult result : page) {
                rows.row(objectOf(result.record().text()));
                after = result.key();
            }
        } while (page.size() == PAGE);
    }

    @Override
    public void writeRejected(TenantId tenant, RunId run, ResultFormat format, OutputStream out) throws IOException {
        Pipeline pipeline = pipelineOf(tenant, run);
        RecordFiles.write(format, out, rows -> {
            long skip = 0;
            List<RejectedRecord> page;
            do {
                page = ledger.rejected(tenant, run, skip, PAGE);
                for (RejectedRecord rejected : page) {
                    rows.row(rowOf(pipeline, rejected));
                }
                skip += page.size();
            } while (page.size() == PAGE);
        });
    }

    private static Map<String, @Nullable Object> rowOf(Pipeline pipeline, RejectedRecord rejected) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put(
                "node",
                pipeline.node(rejected.node())
                        .map(Node::name)
                        .orElse(rejected.node().value()));
        row.put("code", rejected.code());
        row.put("message", rejected.message());
        row.put("field", rejected.field());
        row.put("origin", rejected.origin().toString());
        row.put("raw", rejected.raw());
        return row;
    }

    private Pipeline pipelineOf(TenantId tenant, RunId run) {
        if (!overview.isKept(tenant, run)) {
            throw new ResultsDroppedException();
        }
        return PipelineJson.read(runs.pipelineOf(tenant, run)).pipeline();
    }

    @SuppressWarnings("unchecked") // Objects of JSON text have string keys.
    private static Map<String, @Nullable Object> objectOf(String json) {
        try {
            if (JsonValues.parse(json) instanceof Map<?, ?> object) {
                return (Map<String, @Nullable Object>) object;
            }
        } catch (InvalidJson e) {
            throw new IllegalStateException("a kept result is no JSON", e);
        }
        throw new IllegalStateException("a kept result is no JSON object");
    }
}
