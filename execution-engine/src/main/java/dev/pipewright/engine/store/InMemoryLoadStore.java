package dev.pipewright.engine.store;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Loads in memory: gone with the process.
public final class InMemoryLoadStore implements LoadStore {

    private record RunName(TenantId tenant, RunId run) {}

    private record StreamName(TenantId tenant, LoadedStream of) {}

    private final Clock clock;
    private final Map<RunName, Map<String, Load>> loads = new LinkedHashMap<>();
    private final Map<StreamName, Watermark> watermarks = new HashMap<>();
    private final Map<StreamName, List<String>> known = new HashMap<>();

    public InMemoryLoadStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Load begin(TenantId tenant, RunId run, Load load) {
        return loads.computeIfAbsent(new RunName(tenant, run), _ -> new TreeMap<>())
                .computeIfAbsent(load.of().node().value(), _ -> load.knowing(knownTo(tenant, load)));
    }

    private List<String> knownTo(TenantId tenant, Load load) {
        return standsWhereItBegan(tenant, load)
                ? known.getOrDefault(new StreamName(tenant, load.of()), List.of())
                : List.of();
    }

    @Override
    public synchronized List<Load> of(TenantId tenant, RunId run) {
        return List.copyOf(
                loads.getOrDefault(new RunName(tenant, run), Map.of()).values());
    }

    @Override
    public synchronized Optional<Watermark> watermark(TenantId tenant, LoadedStream of) {
        return Optional.ofNullable(watermarks.get(new StreamName(tenant, of)));
    }

    @Override
    public synchronized Optional<Object> reachedBefore(TenantId tenant, RunId run, LoadedStream of) {
        var mine = new RunName(tenant, run);
        return loads.entrySet().stream()
                .takeWhile(entry -> !entry.getKey().equals(mine))
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .flatMap(entry -> entry.getValue().values().stream())
                .filter(load -> load.of().equals(of) && load.moved())
                .map(Load::to)
                .reduce((_, later) -> later);
    }

    @Override
    public synchronized List<Watermark> watermarks(TenantId tenant, String pipelineId) {
        return watermarks.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .map(Map.Entry::getValue)
                .filter(watermark -> watermark.of().scope().equals(pipelineId))
                .sorted(Comparator.comparing(
                                (Watermark watermark) -> watermark.of().node().value())
                        .thenComparing(watermark -> watermark.of().stream()))
                .toList();
    }

    @Override
    public synchronized void certify(TenantId tenant, RunId run, Map<NodeId, Reading> readings) {
        Map<String, Load> ofRun = loads.getOrDefault(new RunName(tenant, run), new TreeMap<>());
        readings.forEach((node, reading) ->
                ofRun.computeIfPresent(node.value(), (_, load) -> load.certified(reading.withoutFingerprints())));
    }

    @Override
    public synchronized void complete(TenantId tenant, RunId run, Map<NodeId, Reading> readings) {
        certify(tenant, run, readings);
        Map<String, Load> ofRun = loads.getOrDefault(new RunName(tenant, run), new TreeMap<>());
        ofRun.replaceAll((_, load) -> load.mayMove() && standsWhereItBegan(tenant, load)
                ? moved(tenant, run, load, readings.getOrDefault(load.of().node(), Reading.NONE))
                : load);
    }

    private boolean standsWhereItBegan(TenantId tenant, Load load) {
        return load.beganAt(watermark(tenant, load.of()).map(Watermark::value).orElse(null));
    }

    private Load moved(TenantId tenant, RunId run, Load load, Reading reading) {
        put(tenant, new Watermark(load.of(), load.to(), run, clock.instant()), reading.fingerprints());
        return load.asMoved();
    }

    @Override
    public synchronized List<Load> moved(TenantId tenant, LoadedStream of, int most) {
        List<Load> all = loads.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .flatMap(entry -> entry.getValue().values().stream())
                .filter(load -> load.of().equals(of) && load.moved())
                .toList();
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    @Override
    public synchronized void set(TenantId tenant, LoadedStream of, @Nullable Object value) {
        put(tenant, new Watermark(of, value, null, clock.instant()), List.of());
    }

    private void put(TenantId tenant, Watermark watermark, List<String> fingerprints) {
        var name = new StreamName(tenant, watermark.of());
        watermarks.put(name, watermark);
        known.put(name, fingerprints);
    }
}
