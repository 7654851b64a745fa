package dev.pipewright.platform.run;

import dev.pipewright.engine.Replay;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.SourceCounts;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.engine.plan.StageInput;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.platform.run.RunOutlook.Basis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Finds what tells how much a run will have to do: another run, or its sources.
final class RunOutlooks {

    /// How many runs to look back at for one that compares.
    private static final int LOOK_BACK = 100;

    private final RunStore runs;
    private final Ledger ledger;
    private final SourceCounts counts;

    RunOutlooks(RunStore runs, Ledger ledger, SourceCounts counts) {
        this.runs = runs;
        this.ledger = ledger;
        this.counts = counts;
    }

    /// How much a run will probably have to do.
    ///
    /// @param pipeline what the run runs
    /// @return empty if nothing tells
    Optional<RunOutlook> of(Run run, Pipeline pipeline) {
        List<Node.Source> sources = sources(pipeline).toList();
        Optional<Replay> replay = runs.replay(run.tenant(), run.id());
        if (replay.isPresent()) {
            return runs.find(run.tenant(), replay.get().of())
                    .map(kept -> kept(kept, isWhole(kept, run, replay.get()), sources));
        }
        // How much is new to such a source since the last run, that run does not tell.
        return sources.stream().anyMatch(RunOutlooks::readsWhatIsNew)
                ? Optional.empty()
                : last(run)
                        .map(last -> outlook(Basis.LAST_RUN, last, true, sources, NodeCounts::in))
                        .or(() -> held(run, pipeline, sources));
    }

    /// How many documents are formed of that, only a run can tell.
    private Optional<RunOutlook> held(Run run, Pipeline pipeline, List<Node.Source> sources) {
        Map<NodeId, Long> records = counts.of(run, pipeline, sources);
        return records.isEmpty() ? Optional.empty() : Optional.of(new RunOutlook(Basis.SOURCES, records, Map.of()));
    }

    /// What the loads before had seen is not kept.
    private RunOutlook kept(Run kept, boolean isWhole, List<Node.Source> sources) {
        return outlook(Basis.KEPT, kept, isWhole, sources, counts -> counts.in() - counts.filtered());
    }

    /// True if the same documents are formed again.
    private static boolean isWhole(Run kept, Run run, Replay replay) {
        return replay.only() == null && kept.contentHash().equals(run.contentHash());
    }

    /// @param formsTheSame false if only the records are the same
    private RunOutlook outlook(
            Basis basis, Run of, boolean formsTheSame, List<Node.Source> sources, ToLongFunction<NodeCounts> number) {
        Map<NodeId, NodeCounts> counts = ledger.counts(of.tenant(), of.id());
        Map<NodeId, Long> records = new HashMap<>();
        sources.forEach(source ->
                records.put(source.id(), number.applyAsLong(counts.getOrDefault(source.id(), NodeCounts.ZERO))));
        Map<NodeId, Long> documents = new HashMap<>();
        if (formsTheSame) {
            Map<NodeId, Balance> balances = ledger.balances(of.tenant(), of.id());
            balances.forEach((call, balance) -> documents.put(call, balance.formed()));
        }
        return new RunOutlook(basis, records, documents);
    }

    /// A replay reads what one run of the past had read, which no other run compares with.
    private Optional<Run> last(Run run) {
        return runs.list(run.tenant(), run.pipelineId(), run.id(), LOOK_BACK).stream()
                .filter(earlier -> earlier.state().isCompleted()
                        && earlier.contentHash().equals(run.contentHash())
                        && earlier.scope().equals(run.scope())
                        && earlier.parameters().equals(run.parameters()))
                .filter(earlier -> runs.replay(earlier.tenant(), earlier.id()).isEmpty())
                .findFirst();
    }

    private static boolean readsWhatIsNew(Node.Source source) {
        return source.incremental() != null || source.connector().equals(Node.Source.INGEST);
    }

    private static Stream<Node.Source> sources(Pipeline pipeline) {
        return Planner.plan(pipeline, _ -> true).stages().stream()
                .flatMap(stage -> stage.input() instanceof StageInput.Read read ? Stream.of(read.node()) : Stream.of());
    }
}
