package dev.pipewright.platform.result;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunRows;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.PostgresOverview;
import dev.pipewright.engine.ledger.WorkFilter;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.json.PipelineJson;
import java.io.IOException;
import java.io.OutputStream;

/// Results and rejected records of the ledger, as files.
public final class RunResults implements Results {

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
        var rows = new RunRows(ledger, pipeline, tenant, run);
        RecordFiles.write(format, out, taker -> {
            for (Node node : pipeline.nodes()) {
                if (node instanceof Node.Sink sink) {
                    rows.results(sink.id(), taker);
                }
            }
        });
    }

    @Override
    public void writeRejected(TenantId tenant, RunId run, ResultFormat format, OutputStream out) throws IOException {
        var rows = new RunRows(ledger, pipelineOf(tenant, run), tenant, run);
        RecordFiles.write(format, out, rows::rejected);
    }

    @Override
    public void writeTroubled(TenantId tenant, RunId run, WorkFilter filter, ResultFormat format, OutputStream out)
            throws IOException {
        var rows = new RunRows(ledger, pipelineOf(tenant, run), tenant, run);
        RecordFiles.write(format, out, taker -> rows.troubled(filter, taker));
    }

    private Pipeline pipelineOf(TenantId tenant, RunId run) {
        if (!overview.isKept(tenant, run)) {
            throw new ResultsDroppedException();
        }
        return PipelineJson.read(runs.pipelineOf(tenant, run)).pipeline();
    }
}
