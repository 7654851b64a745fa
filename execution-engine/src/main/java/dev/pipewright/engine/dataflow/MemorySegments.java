package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.Sentence;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The segments of one flow, gone with it. Used by one thread.
final class MemorySegments implements SegmentStore {

    private final Map<String, Payload> segments = new HashMap<>();

    @Override
    public void put(TenantId tenant, RunId run, String name, Payload segment) {
        segments.put(name, segment);
    }

    @Override
    public Payload get(TenantId tenant, RunId run, String name) {
        Payload segment = segments.get(name);
        if (segment == null) {
            throw new SliceFailedException(Sentence.of("engine.segmentGone", "name", name));
        }
        return segment;
    }

    @Override
    public void drop(TenantId tenant, RunId run) {
        segments.clear();
    }

    @Override
    public void dropInputs(TenantId tenant, RunId run) {
        segments.clear();
    }

    @Override
    public Set<RunId> runs(TenantId tenant) {
        return Set.of();
    }
}
