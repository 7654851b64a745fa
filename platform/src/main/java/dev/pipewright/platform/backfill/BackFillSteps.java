package dev.pipewright.platform.backfill;

import dev.pipewright.engine.ReadRange;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Sentence;
import dev.pipewright.platform.run.RangeRequest;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Takes back-fills on: sees which runs are over, and starts what is next. Whoever does it at the same time, or
/// again after a crash, starts nothing twice. Safe for use by many threads.
final class BackFillSteps {

    private static final String ITSELF = "backfill";

    private final TenantJdbc transactions;
    private final BackFillRows rows;
    private final SliceRows slices;
    private final Runs runs;

    BackFillSteps(TenantJdbc transactions, BackFillRows rows, Runs runs) {
        this.transactions = transactions;
        this.rows = rows;
        this.slices = rows.slices();
        this.runs = runs;
    }

    /// What became of the run of a slice.
    private record Ended(RunId run, SliceState state) {}

    /// Takes a back-fill as far as it can go now.
    void advance(TenantId tenant, UUID id) {
        while (step(tenant, id)) {
            // What was just started may be over, or refused, already.
        }
    }

    private boolean step(TenantId tenant, UUID id) {
        Map<Integer, Ended> ended = ended(tenant, id);
        List<BackFillSlice> next = transactions.in(tenant, jdbc -> next(jdbc, tenant, id, ended));
        for (BackFillSlice slice : next) {
            start(tenant, id, slice);
        }
        return !next.isEmpty();
    }

    /// The runs that are over of slices that do not know it, by slice; those of a cancelled back-fill are ended.
    private Map<Integer, Ended> ended(TenantId tenant, UUID id) {
        BackFillReading reading = transactions.in(
                tenant,
                jdbc -> new BackFillReading(
                        rows.find(jdbc, tenant, id)
                                .map(found -> found.state() == BackFillState.CANCELLED)
                                .orElse(false),
                        slices.of(jdbc, tenant, id).stream()
                                .filter(slice -> slice.state() == SliceState.RUNNING)
                                .toList()));
        var ended = new HashMap<Integer, Ended>();
        for (BackFillSlice slice : reading.running()) {
            RunId run = slice.run();
            if (run != null) {
                RunState state = runs.find(tenant, run).map(Run::state).orElse(RunState.FAILED);
                if (state.isFinal()) {
                    ended.put(slice.number(), new Ended(run, SliceOutcome.of(runs, tenant, run, state)));
                } else if (reading.isCancelled() && state != RunState.CANCELLING) {
                    runs.cancel(tenant, run, ITSELF);
                }
            }
        }
        return ended;
    }

    private record BackFillReading(boolean isCancelled, List<BackFillSlice> running) {}

    /// Settles what is over and claims what may run now.
    ///
    /// @return the slices that are to be started: also those that a process claimed and did not come to
    private List<BackFillSlice> next(JdbcClient jdbc, TenantId tenant, UUID id, Map<Integer, Ended> ended) {
        BackFill found = rows.lock(jdbc, tenant, id).orElse(null);
        if (found == null) {
            return List.of();
        }
        boolean failed = false;
        for (var entry : ended.entrySet()) {
            Ended end = entry.getValue();
            failed |= slices.settle(jdbc, id, entry.getKey(), end.run(), end.state())
                    && end.state().isFailure();
        }
        BackFillState state = settled(jdbc, found, failed);
        if (state != found.state()) {
            rows.become(jdbc, id, state);
        }
        if (state == BackFillState.CANCELLED) {
            slices.cancel(jdbc, tenant, id);
        } else if (state == BackFillState.RUNNING) {
            int running = slices.counts(jdbc, id).getOrDefault(SliceState.RUNNING, 0);
            slices.claim(jdbc, id, Math.max(0, found.atOnce() - running));
        }
        return slices.of(jdbc, tenant, id).stream()
                .filter(slice -> slice.state() == SliceState.RUNNING && slice.run() == null)
                .toList();
    }

    private BackFillState settled(JdbcClient jdbc, BackFill found, boolean failed) {
        BackFillState state = found.state();
        if (state != BackFillState.RUNNING && state != BackFillState.PAUSED) {
            return state;
        }
        Map<SliceState, Integer> counts = slices.counts(jdbc, found.id());
        boolean isOver = !counts.containsKey(SliceState.WAITING) && !counts.containsKey(SliceState.RUNNING);
        if (isOver) {
            return counts.keySet().stream().anyMatch(SliceState::isFailure)
                    ? BackFillState.STOPPED
                    : BackFillState.DONE;
        }
        return failed && found.stopsAtFailure() ? BackFillState.STOPPED : state;
    }

    private void start(TenantId tenant, UUID id, BackFillSlice slice) {
        RangeRequest request = transactions.in(tenant, jdbc -> {
            BackFill of = rows.find(jdbc, tenant, id).orElseThrow();
            return new RangeRequest(
                    tenant,
                    of.pipeline(),
                    of.version(),
                    new ReadRange(
                            of.source(), slice.bounds().from(), slice.bounds().to()),
                    of.mode(),
                    rows.parameters(jdbc, tenant, id),
                    SliceRows.trigger(id, slice),
                    ITSELF,
                    of.environment());
        });
        try {
            RunId run = runs.startRange(request).id();
            boolean noted = transactions.in(tenant, jdbc -> slices.note(jdbc, id, slice, run));
            if (!noted) {
                // Somebody has given it up meanwhile; a run that is over stays as it is.
                runs.cancel(tenant, run, ITSELF);
            }
        } catch (RunRefusedException refused) {
            transactions.run(tenant, jdbc -> refuse(jdbc, tenant, id, slice, Sentence.keptOf(refused)));
        }
    }

    private void refuse(JdbcClient jdbc, TenantId tenant, UUID id, BackFillSlice slice, String trouble) {
        BackFill found = rows.lock(jdbc, tenant, id).orElseThrow();
        if (slices.refuse(jdbc, tenant, id, slice, trouble)) {
            BackFillState state = settled(jdbc, found, true);
            if (state != found.state()) {
                rows.become(jdbc, id, state);
            }
        }
    }
}
