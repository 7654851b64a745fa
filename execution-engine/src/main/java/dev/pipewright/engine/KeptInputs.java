package dev.pipewright.engine;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.engine.dataflow.KeptSource;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run has kept of its sources, for a run that replays it. Safe for use by many threads.
public final class KeptInputs {

    private final Run of;
    private final @Nullable Selection only;
    private final KeptSplits splits;
    private final SegmentStore segments;
    private final Ledger ledger;

    private KeptInputs(Run of, @Nullable Selection only, RunStore runs, SegmentStore segments, Ledger ledger) {
        this.of = of;
        this.only = only;
        this.splits = new KeptSplits(of, runs, ledger);
        this.segments = segments;
        this.ledger = ledger;
    }

    /// What a run replays; null if it reads its sources.
    ///
    /// @throws ConnectorException if that is no longer kept
    public static @Nullable KeptInputs of(Run run, RunStore runs, SegmentStore segments, Ledger ledger) {
        Replay replay = runs.replay(run.tenant(), run.id()).orElse(null);
        if (replay == null) {
            return null;
        }
        if (!runs.hasInputs(run.tenant(), replay.of())) {
            throw new ConnectorException(Kind.SETTINGS, Sentence.of("engine.inputsGone", "run", replay.of()));
        }
        Run replayed = runs.find(run.tenant(), replay.of()).orElseThrow();
        return new KeptInputs(replayed, replay.only(), runs, segments, ledger);
    }

    /// What a run has kept, or the one that it replays.
    ///
    /// @throws ConnectorException if that is no longer kept, or there is no such run
    public static KeptInputs by(TenantId tenant, RunId run, RunStore runs, SegmentStore segments, Ledger ledger) {
        RunId keeper = runs.replay(tenant, run).map(Replay::of).orElse(run);
        Run kept = runs.find(tenant, keeper).orElse(null);
        if (kept == null || !runs.hasInputs(tenant, keeper)) {
            throw new ConnectorException(Kind.SETTINGS, Sentence.of("engine.inputsGone", "run", run));
        }
        return new KeptInputs(kept, null, runs, segments, ledger);
    }

    /// The run whose inputs these are.
    public Run of() {
        return of;
    }

    /// The documents to take of them; null to take all.
    @Nullable
    Selection only() {
        return only;
    }

    /// A source as it was read.
    ///
    /// @throws ConnectorException if the run did not read it
    KeptSource source(Node.Source node) {
        List<Slice> kept = splits.of(node);
        if (kept.isEmpty()) {
            throw new ConnectorException(
                    Kind.SETTINGS, Sentence.of("engine.notKept", "node", node.name(), "run", of.id()));
        }
        return new KeptSource(segments, ledger, kept);
    }
}
