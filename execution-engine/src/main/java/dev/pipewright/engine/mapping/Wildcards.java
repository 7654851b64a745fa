package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `*`, all fields of an object, and `**`, all that is in it at any depth.
final class Wildcards {

    private Wildcards() {}

    static @Nullable Object children(@Nullable Object given, Frame frame) {
        var input = Sequence.isWholeInput(given) && given instanceof List<?> list ? list.getFirst() : given;
        List<@Nullable Object> results = Sequence.results(frame);
        Iterable<?> values =
                input instanceof Map<?, ?> object ? object.values() : input instanceof List<?> list ? list : List.of();
        for (Object value : values) {
            frame.evaluation.step();
            if (value instanceof List<?> list) {
                // As in the reference implementation, a list among the values makes the results a plain list.
                results = new ArrayList<>(results);
                addFlat(results, list, frame);
            } else {
                results.add(value);
            }
        }
        return results;
    }

    private static void addFlat(List<@Nullable Object> results, List<?> list, Frame frame) {
        for (Object item : list) {
            frame.evaluation.step();
            if (item instanceof List<?> nested) {
                addFlat(results, nested, frame);
            } else {
                results.add(item);
            }
        }
    }

    static @Nullable Object descendants(@Nullable Object input, Frame frame) {
        if (input == Missing.MISSING) {
            return input;
        }
        var results = Sequence.results(frame);
        addDescendants(results, input, frame);
        return results.size() == 1 ? results.getFirst() : results;
    }

    private static void addDescendants(Sequence results, @Nullable Object value, Frame frame) {
        frame.evaluation.step();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                addDescendants(results, item, frame);
            }
            return;
        }
        results.add(value);
        if (value instanceof Map<?, ?> object) {
            for (Object field : object.values()) {
                addDescendants(results, field, frame);
            }
        }
    }
}
