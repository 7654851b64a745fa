package dev.pipewright.engine.preview;

import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which records a preview takes.
///
/// @param run the run whose kept inputs are read; absent to read the sources as they are now
/// @param given records instead of those of a source, or of those that would come to a node
/// @param held what nodes gave before, and need not give again
public record Sample(@Nullable RunId run, Map<NodeId, List<DataRecord>> given, Held held) {

    /// The sources as they are now.
    public static final Sample LIVE = new Sample(null, Map.of(), Held.NOTHING);

    public Sample(@Nullable RunId run, Map<NodeId, List<DataRecord>> given, Held held) {
        this.run = run;
        this.given = given.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
        this.held = held;
    }

    /// What a run has kept of its sources.
    public static Sample keptBy(RunId run) {
        return new Sample(run, Map.of(), Held.NOTHING);
    }

    /// The same, with these records at some nodes.
    public Sample with(Map<NodeId, List<DataRecord>> records) {
        return new Sample(run, records, held);
    }

    /// The same, begun from what nodes gave before.
    public Sample from(Held before) {
        return new Sample(run, given, before);
    }
}
