package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.model.record.CanonicalJson;
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
record Position(
        @Nullable String input,
        @Nullable String flushed,
        List<String> segments,
        @Nullable Map<?, ?> reading) {

    static final Position START = new Position(null, null, List.of());

    Position(
            @Nullable String input,
            @Nullable String flushed,
            List<String> segments,
            @Nullable Map<?, ?> reading) {
        this.input = input;
        this.flushed = flushed;
        this.segments = List.copyOf(segments);
        this.reading = reading;
    }

    Position(@Nullable String input, @Nullable String flushed, List<String> segments) {
        this(input, flushed, segments, null);
    }

    /// The same position, when so much was read.
    Position having(Map<?, ?> read) {
        return new Position(input, flushed, segments, read);
    }

    static Position of(@Nullable String checkpoint) {
        if (checkpoint == null) {
            return START;
        }
        Map<?, ?> map = parsed(checkpoint);
        List<String> segments = map.get("segments") instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
        return new Position((String) map.get("input"), (String) map.get("flushed"), segments, (Map<?, ?>) map.get("reading"));
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
        return CanonicalJson.text(map);
    }
}
