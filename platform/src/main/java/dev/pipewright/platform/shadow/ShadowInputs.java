package dev.pipewright.platform.shadow;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.PostgresOverview;
import dev.pipewright.engine.ledger.PostgresRunDocuments;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.run.RunSummary;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.shadow.ShadowRequest.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what runs of a pipeline have kept of their sources, newest first.
record ShadowInputs(Runs runs, RunStore store, PostgresOverview overview, PostgresRunDocuments documents) {

    private static final int PAGE = 100;
    private static final int MOST_LOOKED_AT = 2_000;
    private static final int MOST_RUNS = 50;

    /// The inputs of a run.
    ///
    /// @param only the documents to take; null for all
    record Input(RunId of, @Nullable Selection only) {}

    /// @throws ShadowRefusedException if there is nothing
    List<Input> of(ShadowRequest request) {
        var inputs = new ArrayList<Input>();
        long left = request.what() instanceof What.Last(int wanted) ? wanted : Long.MAX_VALUE;
        int seen = 0;
        RunId before = null;
        List<RunSummary> page;
        do {
            page = runs.summaries(request.tenant(), request.pipeline(), before, PAGE);
            for (RunSummary each : page) {
                before = each.run().id();
                if (left > 0 && inputs.size() < MOST_RUNS && isMeant(request.what(), each) && isUsable(each)) {
                    inputs.add(input(request.tenant(), each, left));
                    left -= Math.min(left, each.formed());
                }
            }
            seen += page.size();
        } while (page.size() == PAGE && left > 0 && inputs.size() < MOST_RUNS && seen < MOST_LOOKED_AT);
        if (inputs.isEmpty()) {
            throw new ShadowRefusedException(Sentence.of("platform.shadowNoInputs"));
        }
        return inputs;
    }

    private static boolean isMeant(What what, RunSummary each) {
        return switch (what) {
            case What.Last _ -> true;
            case What.Between(var from, var to) ->
                !each.run().createdAt().isBefore(from) && each.run().createdAt().isBefore(to);
        };
    }

    /// A replay has read nothing of its own.
    private boolean isUsable(RunSummary each) {
        TenantId tenant = each.run().tenant();
        RunId run = each.run().id();
        return each.run().state().isCompleted()
                && each.formed() + each.rejected() > 0
                && store.replay(tenant, run).isEmpty()
                && store.hasInputs(tenant, run)
                && overview.isKept(tenant, run);
    }

    /// Documents are chosen by where their records were read: the draft may call them otherwise.
    private Input input(TenantId tenant, RunSummary each, long left) {
        RunId run = each.run().id();
        if (each.formed() <= left) {
            return new Input(run, null);
        }
        var pipeline = PipelineJson.read(store.pipelineOf(tenant, run)).pipeline();
        var calls = Planner.plan(pipeline, _ -> true).firstCalls();
        return new Input(run, new Selection(Set.of(), documents.newest(tenant, run, calls, (int) left)));
    }
}
