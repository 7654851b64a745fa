package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.dataflow.SampleFlow.Sampled;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a sample has got from outside so far: of its sources, its look-ups and its calls. Moved again with the same
/// tape, it asks nobody twice, and does the same again. Used by one thread at a time.
public final class SampleTape {

    private final Map<NodeId, Sampled> sources = new HashMap<>();
    private final Map<NodeId, Map<LookupKey, List<DataRecord>>> lookups = new HashMap<>();
    private final Map<Integer, @Nullable Outcome[]> calls = new HashMap<>();

    /// What was read of a source.
    ///
    /// @param reading reads it, if nothing was yet
    public Sampled source(NodeId source, Supplier<Sampled> reading) {
        // Not computeIfAbsent: what is read may ask for another source.
        Sampled known = sources.get(source);
        if (known == null) {
            known = reading.get();
            sources.put(source, known);
        }
        return known;
    }

    /// The same stream, of which no key is asked for twice.
    LookupTable remembering(NodeId lookup, Supplier<LookupTable> table) {
        Map<LookupKey, List<DataRecord>> known = lookups.computeIfAbsent(lookup, _ -> new HashMap<>());
        return wanted -> {
            Map<LookupKey, List<Object>> unknown = new LinkedHashMap<>(wanted);
            unknown.keySet().removeAll(known.keySet());
            if (!unknown.isEmpty()) {
                Map<LookupKey, List<DataRecord>> found = table.get().find(unknown);
                unknown.keySet().forEach(key -> known.put(key, found.getOrDefault(key, List.of())));
            }
            Map<LookupKey, List<DataRecord>> all = new LinkedHashMap<>();
            wanted.keySet().forEach(key -> all.put(key, known.getOrDefault(key, List.of())));
            return all;
        };
    }

    /// What came of the calls that are made together.
    ///
    /// @param number which of them, in the order in which a sample makes them
    @Nullable
    Outcome[] outcomes(int number, Calling calling) throws InterruptedException {
        @Nullable Outcome[] known = calls.get(number);
        if (known == null) {
            known = calling.make();
            calls.put(number, known);
        }
        return known;
    }

    /// Makes calls.
    interface Calling {
        @Nullable
        Outcome[] make() throws InterruptedException;
    }
}
