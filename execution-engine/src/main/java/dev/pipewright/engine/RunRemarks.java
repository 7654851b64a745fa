package dev.pipewright.engine;

import dev.pipewright.engine.dataflow.CorrectedDocuments;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.engine.plan.StageEnd;
import dev.pipewright.engine.plan.StageInput;
import dev.pipewright.engine.store.Load;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a person should look at though a run is completed: a source that read nothing may be meant, or a forgotten
/// period; a load that does not begin where the one before ended may be meant, or a mistake. And that a run was
/// restarted.
public final class RunRemarks {

    /// How many runs to look back at for one that compares.
    private static final int LOOK_BACK = 100;

    private final RunStore runs;
    private final LoadStore loads;
    private final Ledger ledger;

    public RunRemarks(RunStore runs, LoadStore loads, Ledger ledger) {
        this.runs = runs;
        this.loads = loads;
        this.ledger = ledger;
    }

    /// The remarks on a run, each as [dev.pipewright.model.Sentences] reads it.
    ///
    /// @param pipeline what ran
    /// @param counts what each node did
    public List<String> on(Run run, Pipeline pipeline, Map<NodeId, NodeCounts> counts) {
        var remarks = new ArrayList<String>();
        runs.restarts(run.tenant(), run.id())
                .forEach(restart -> remarks.add(restarted(restart).kept()));
        if (!run.state().isCompleted()) {
            return remarks;
        }
        boolean isRange = isRange(run);
        sources(pipeline)
                .filter(source -> read(source, counts) == 0 && !isRange)
                .forEach(source -> remarks.add(remark(run, source).kept()));
        replayedPart(run, pipeline).forEach(part -> remarks.add(part.kept()));
        corrections(run, pipeline).forEach(correction -> remarks.add(correction.kept()));
        for (LoadCertificate certificate : LoadCertificate.of(run, pipeline, loads)) {
            if (!certificate.touches()) {
                remarks.add(hole(certificate).kept());
            }
        }
        return remarks;
    }

    private static Sentence restarted(Restart restart) {
        return Sentence.of(
                "engine.restarted",
                "person",
                restart.person(),
                "at",
                restart.at().truncatedTo(ChronoUnit.SECONDS),
                "failure",
                restart.failure());
    }

    /// The sources of which the run that this one replays had read a part only.
    private List<Sentence> replayedPart(Run run, Pipeline pipeline) {
        Run replayed = runs.replay(run.tenant(), run.id())
                .flatMap(replay -> runs.find(run.tenant(), replay.of()))
                .orElse(null);
        if (replayed == null) {
            return List.of();
        }
        var splits = new KeptSplits(replayed, runs, ledger);
        return sources(pipeline)
                .filter(source -> !splits.isWhole(source))
                .map(source -> Sentence.of("engine.notReadToEnd", "run", replayed.id(), "node", source.name()))
                .toList();
    }

    /// What people changed in the documents, and how many of them that changed.
    private List<Sentence> corrections(Run run, Pipeline pipeline) {
        Replay replay = runs.replay(run.tenant(), run.id()).orElse(null);
        Selection only = replay == null ? null : replay.only();
        if (only == null || only.corrections().isEmpty()) {
            return List.of();
        }
        // A replay reads what is kept, which can be opened anywhere.
        long documents = Planner.plan(pipeline, _ -> true).stages().stream()
                .filter(stage -> stage.end() instanceof StageEnd.Call)
                .flatMap(stage -> KeptSplits.of(run, stage, runs))
                .mapToLong(split -> CorrectedDocuments.of(ledger.progress(split)))
                .sum();
        return only.corrections().stream()
                .map(correction -> Sentence.of(
                        "engine.corrected",
                        "documents",
                        documents,
                        "person",
                        correction.person(),
                        "fields",
                        correction.paths()))
                .toList();
    }

    private static Stream<Node.Source> sources(Pipeline pipeline) {
        return Planner.plan(pipeline, _ -> true).stages().stream()
                .flatMap(stage -> stage.input() instanceof StageInput.Read read ? Stream.of(read.node()) : Stream.of());
    }

    /// What lies between the loads before and this one, if somebody set the watermark forward.
    private static Sentence hole(LoadCertificate certificate) {
        return Sentence.of(
                "engine.loadHole",
                "node",
                certificate.name(),
                "reached",
                String.valueOf(certificate.reachedBefore()),
                "from",
                String.valueOf(certificate.load().from()));
    }

    private Sentence remark(Run run, Node.Source source) {
        return before(run)
                .map(earlier -> read(source, ledger.counts(earlier.tenant(), earlier.id())))
                .map(records -> records == 0
                        ? Sentence.of("engine.readNothingAgain", "node", source.name())
                        : Sentence.of("engine.readNothingNow", "node", source.name(), "records", records))
                .orElseGet(() -> Sentence.of("engine.readNothing", "node", source.name()));
    }

    private Optional<Run> before(Run run) {
        return runs.list(run.tenant(), run.pipelineId(), run.id(), LOOK_BACK).stream()
                .filter(earlier -> earlier.mode() == run.mode()
                        && earlier.scope().equals(run.scope())
                        && earlier.state().isCompleted())
                .filter(earlier -> !isRange(earlier))
                .findFirst();
    }

    /// Who chose a range may have chosen one that has nothing, and other runs do not compare with it.
    private boolean isRange(Run run) {
        return Load.isRangeAmong(loads.of(run.tenant(), run.id()));
    }

    private static long read(Node.Source source, Map<NodeId, NodeCounts> counts) {
        return counts.getOrDefault(source.id(), NodeCounts.ZERO).in();
    }
}
