package dev.pipewright.engine;

import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.store.Load;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.LoadedStream;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.engine.store.Watermark;
import dev.pipewright.model.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Failed runs that go on where they were. A restarted run is queued until what it had given up is taken up again.
public final class Restarts {

    private final RunStore runs;
    private final LoadStore loads;
    private final Ledger ledger;

    public Restarts(RunStore runs, LoadStore loads, Ledger ledger) {
        this.runs = runs;
        this.loads = loads;
        this.ledger = ledger;
    }

    /// Why a run cannot be restarted; empty if it can.
    public Optional<Sentence> refusal(Run run) {
        return switch (run.state()) {
            case FAILED -> obstacle(run);
            case CANCELLED -> Optional.of(Sentence.of("engine.restartCancelled"));
            case COMPLETED, COMPLETED_EMPTY, COMPLETED_WITH_REJECTS ->
                Optional.of(Sentence.of("engine.restartCompleted"));
            case QUEUED, RUNNING, PAUSED, CANCELLING -> Optional.of(Sentence.of("engine.restartUnderWay"));
        };
    }

    /// What keeps a run from going on that may.
    private Optional<Sentence> obstacle(Run run) {
        if (!runs.hasInputs(run.tenant(), run.id())) {
            return Optional.of(Sentence.of("engine.restartDropped"));
        }
        Optional<RunId> lost = runs.replay(run.tenant(), run.id())
                .map(Replay::of)
                .filter(replayed -> !runs.hasInputs(run.tenant(), replayed));
        return lost.map(replayed -> Sentence.of("engine.inputsGone", "run", replayed))
                .or(() -> replaying(run).map(other -> Sentence.of("engine.restartReplayed", "run", other.id())))
                .or(() -> overtaken(run));
    }

    /// An unfinished run that reads what this one had read, as far as that was.
    private Optional<Run> replaying(Run run) {
        return runs.unfinished(run.tenant()).stream()
                .filter(other -> runs.replay(run.tenant(), other.id())
                        .filter(replay -> replay.of().equals(run.id()))
                        .isPresent())
                .findFirst();
    }

    /// Who reads the same changes, or has read them.
    private Optional<Sentence> overtaken(Run run) {
        if (run.mode() == Mode.ESTIMATE) {
            return Optional.empty();
        }
        return readsTheSame(run, _ -> true)
                .map(other -> Sentence.of("engine.sameChanges", "run", other.id()))
                .or(() -> movingLoads(run).stream()
                        .filter(load -> !load.fits(loads.watermark(run.tenant(), load.of())
                                .map(Watermark::value)
                                .orElse(null)))
                        .findFirst()
                        .map(load -> Sentence.of(
                                "engine.loadOvertaken", "node", load.of().node())));
    }

    /// Another unfinished run that records what the sources of this one read.
    ///
    /// @param which of those that are not over, oldest first, are looked at: as long as it is true
    public Optional<Run> readsTheSame(Run run, Predicate<Run> which) {
        List<LoadedStream> own = streamsOf(run);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        return runs.unfinished(run.tenant()).stream()
                .takeWhile(which)
                .filter(other -> !other.id().equals(run.id()) && other.mode() == Mode.RECORD)
                .filter(other -> streamsOf(other).stream().anyMatch(own::contains))
                .findFirst();
    }

    /// The streams whose watermarks a run may move: none if it reads a range, which may be read beside.
    private List<LoadedStream> streamsOf(Run run) {
        return movingLoads(run).stream().map(Load::of).toList();
    }

    private List<Load> movingLoads(Run run) {
        List<Load> ofRun = loads.of(run.tenant(), run.id());
        return Load.isRangeAmong(ofRun) ? List.of() : ofRun;
    }

    /// Has a restarted run begin: what its end gave up waits again. Does nothing for a run that begins for the
    /// first time, or has begun already. Safe to do again after it was interrupted.
    ///
    /// @return why it cannot begin after all; empty if it can
    public Optional<Sentence> begin(Run run) {
        if (run.state() != RunState.QUEUED || !isRestarted(run)) {
            return Optional.empty();
        }
        Optional<Sentence> obstacle = obstacle(run);
        if (obstacle.isEmpty()) {
            ledger.takeUp(run.tenant(), run.id(), run.mode());
        }
        return obstacle;
    }

    private boolean isRestarted(Run run) {
        return !runs.restarts(run.tenant(), run.id()).isEmpty();
    }
}
