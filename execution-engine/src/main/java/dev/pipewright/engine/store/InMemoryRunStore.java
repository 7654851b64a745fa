package dev.pipewright.engine.store;

import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.Restart;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs in memory: gone with the process.
public final class InMemoryRunStore implements RunStore {

    private record Name(TenantId tenant, RunId run) {}

    private record Held(Run run, String pipeline, @Nullable Replay replay, boolean hasInputs) {

        boolean isReplayed(Held other) {
            return other.replay != null
                    && other.replay.of().equals(run.id())
                    && !other.run.state().isFinal();
        }
    }

    private record StageName(TenantId tenant, RunId run, String stage) {}

    private final Clock clock;
    private final Map<Name, Held> runs = new LinkedHashMap<>();
    private final Map<Name, List<Restart>> restarts = new HashMap<>();
    private final Map<StageName, List<SourceSplit>> splits = new HashMap<>();

    public InMemoryRunStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Run create(Run run, String pipeline, @Nullable Replay replay) {
        for (Held held : runs.values()) {
            if (held.run.tenant().equals(run.tenant()) && held.run.trigger().equals(run.trigger())) {
                return held.run;
            }
        }
        runs.put(new Name(run.tenant(), run.id()), new Held(run, pipeline, replay, true));
        return run;
    }

    @Override
    public synchronized Optional<Run> find(TenantId tenant, RunId run) {
        return Optional.ofNullable(runs.get(new Name(tenant, run))).map(Held::run);
    }

    @Override
    public synchronized String pipelineOf(TenantId tenant, RunId run) {
        Held held = runs.get(new Name(tenant, run));
        if (held == null) {
            throw new NoSuchElementException("no run " + run);
        }
        return held.pipeline;
    }

    @Override
    public synchronized Optional<Replay> replay(TenantId tenant, RunId run) {
        return Optional.ofNullable(runs.get(new Name(tenant, run))).map(Held::replay);
    }

    @Override
    public synchronized boolean hasInputs(TenantId tenant, RunId run) {
        Held held = runs.get(new Name(tenant, run));
        return held != null && held.hasInputs;
    }

    @Override
    public synchronized void dropInputs(TenantId tenant, Instant before) {
        runs.replaceAll((name, held) -> {
            Instant ended = held.run.endedAt();
            boolean drop = name.tenant.equals(tenant)
                    && ended != null
                    && !ended.isAfter(before)
                    && runs.values().stream().noneMatch(held::isReplayed);
            return drop ? new Held(held.run, held.pipeline, held.replay, false) : held;
        });
    }

    @Override
    public synchronized List<Run> list(TenantId tenant, @Nullable String pipeline, @Nullable RunId before, int limit) {
        List<Run> newestFirst = ofTenant(tenant).reversed();
        int from = 0;
        for (int i = 0; before != null && i < newestFirst.size(); i++) {
            if (newestFirst.get(i).id().equals(before)) {
                from = i + 1;
            }
        }
        return newestFirst.subList(from, newestFirst.size()).stream()
                .filter(run -> pipeline == null || run.pipelineId().equals(pipeline))
                .filter(run -> !run.isShadow())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Run> unfinished(TenantId tenant) {
        return ofTenant(tenant).stream().filter(run -> !run.state().isFinal()).toList();
    }

    @Override
    public synchronized boolean move(TenantId tenant, RunId run, RunState next, @Nullable String failure) {
        Held held = runs.get(new Name(tenant, run));
        if (held == null || !held.run.state().mayBecome(next)) {
            return false;
        }
        runs.put(
                new Name(tenant, run),
                new Held(
                        RunMoves.moved(held.run, next, failure, clock.instant()),
                        held.pipeline,
                        held.replay,
                        held.hasInputs));
        return true;
    }

    @Override
    public synchronized boolean restart(TenantId tenant, RunId run, String person) {
        Held held = runs.get(new Name(tenant, run));
        if (held == null || !held.hasInputs || !move(tenant, run, RunState.QUEUED, null)) {
            return false;
        }
        restarts.computeIfAbsent(new Name(tenant, run), _ -> new ArrayList<>())
                .add(new Restart(clock.instant(), person, held.run.failure()));
        return true;
    }

    @Override
    public synchronized List<Restart> restarts(TenantId tenant, RunId run) {
        return List.copyOf(restarts.getOrDefault(new Name(tenant, run), List.of()));
    }

    @Override
    public synchronized List<SourceSplit> saveSplits(
            TenantId tenant, RunId run, String stage, List<SourceSplit> added) {
        return splits.computeIfAbsent(new StageName(tenant, run, stage), _ -> List.copyOf(added));
    }

    @Override
    public synchronized List<SourceSplit> splits(TenantId tenant, RunId run, String stage) {
        return splits.getOrDefault(new StageName(tenant, run, stage), List.of());
    }

    private List<Run> ofTenant(TenantId tenant) {
        var found = new ArrayList<Run>();
        for (Held held : runs.values()) {
            if (held.run.tenant().equals(tenant)) {
                found.add(held.run);
            }
        }
        return found;
    }
}
