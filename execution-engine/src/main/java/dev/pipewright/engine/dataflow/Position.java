package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.model.record.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a split's checkpoint says: how far the input is read, and how far the output got with it.
///
/// @param input where the input's reader goes on; absent at its beginning
/// @param flushed what the sink's writer needs to go on; absent if the stage has none
/// @param segments the segments that exist, in their order
/// @param reading what was read of a load, as [LoadWatch] says it; absent if the input is none
/// @param kept what is kept of the source beside them, in its order
/// @param corrected how many documents were changed before they were formed
record Position(
        @Nullable String input,
        @Nullable String flushed,
        List<String> segments,
        @Nullable Map<?, ?> reading,
        List<Kept> kept,
        long corrected) {

    static final Position START = new Position(null, null, List.of());

    Position(
            @Nullable String input,
            @Nullable String flushed,
            List<String> segments,
            @Nullable Map<?, ?> reading,
            List<Kept> kept,
            long corrected) {
        this.input = input;
        this.flushed = flushed;
        this.segments = List.copyOf(segments);
        this.reading = reading;
        this.kept = List.copyOf(kept);
        this.corrected = corrected;
    }

    Position(@Nullable String input, @Nullable String flushed, List<String> segments) {
        this(input, flushed, segments, null, List.of(), 0);
    }

    /// Inputs of one who took the split, by number instead of by name: a checkpoint stays short however long the run.
    ///
    /// @param segments how many there are, numbered from 0
    record Kept(long fence, int segments) {}

    static Position of(@Nullable String checkpoint) {
        if (checkpoint == null) {
            return START;
        }
        Map<?, ?> map = parsed(checkpoint);
        List<String> segments = map.get("segments") instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
        List<Kept> kept = map.get("kept") instanceof List<?> list
                ? list.stream().map(Position::kept).toList()
                : List.of();
        return new Position(
                (String) map.get("input"),
                (String) map.get("flushed"),
                segments,
                (Map<?, ?>) map.get("reading"),
                kept,
                map.get("corrected") instanceof Long corrected ? corrected : 0);
    }

    private static Kept kept(@Nullable Object pair) {
        if (pair instanceof List<?> numbers
                && numbers.get(0) instanceof Long fence
                && numbers.get(1) instanceof Long many) {
            return new Kept(fence, Math.toIntExact(many));
        }
        throw new IllegalArgumentException("not kept inputs: " + pair);
    }

    /// The same position of one who keeps what it reads.
    Position keeping(List<Kept> inputs) {
        return new Position(input, flushed, segments, reading, inputs, corrected);
    }

    /// The same position, when so many documents were changed.
    Position correcting(long documents) {
        return new Position(input, flushed, segments, reading, kept, documents);
    }

    /// The same position, when so much was read.
    Position having(Map<?, ?> read) {
        return new Position(input, flushed, segments, read, kept, corrected);
    }

    /// The names of the segments in which the source is kept, in its order.
    ///
    /// @param slice of the split whose position this is
    List<String> inputs(Slice slice) {
        var names = new ArrayList<String>();
        segments.stream().filter(name -> name.startsWith(SegmentStore.INPUT)).forEach(names::add);
        for (Kept each : kept) {
            var keeper =
                    new Slice(slice.tenant(), slice.run(), slice.mode(), slice.stage(), slice.split(), each.fence());
            for (int number = 0; number < each.segments(); number++) {
                names.add(SegmentStore.inputName(keeper, number));
            }
        }
        return names;
    }

    /// The object that a checkpoint is.
    static Map<?, ?> parsed(String checkpoint) {
        try {
            if (JsonValues.parse(checkpoint) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (InvalidJson e) {
            throw new IllegalArgumentException("not a checkpoint: " + checkpoint, e);
        }
        throw new IllegalArgumentException("not a checkpoint: " + checkpoint);
    }

    String checkpoint() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (input != null) {
            map.put("input", input);
        }
        if (flushed != null) {
            map.put("flushed", flushed);
        }
        if (!segments.isEmpty()) {
            map.put("segments", segments);
        }
        if (reading != null) {
            map.put("reading", reading);
        }
        if (!kept.isEmpty()) {
            map.put(
                    "kept",
                    kept.stream()
                            .map(each -> List.of(each.fence(), (long) each.segments()))
                            .toList());
        }
        if (corrected > 0) {
            map.put("corrected", corrected);
        }
        return CanonicalJson.text(map);
    }
}
