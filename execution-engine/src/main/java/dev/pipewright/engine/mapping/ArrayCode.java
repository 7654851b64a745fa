package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list in brackets. Items that are lists give their items, unless they are written in brackets themselves.
final class ArrayCode {

    private ArrayCode() {}

    static Code of(Code[] items, boolean[] nested, boolean constructed) {
        return (input, frame) -> {
            var result = new ArrayList<@Nullable Object>(items.length);
            for (int i = 0; i < items.length; i++) {
                var value = items[i].run(input, frame);
                if (!nested[i] && value instanceof List<?> list) {
                    frame.evaluation.allocate(list.size());
                    result.addAll(list);
                } else if (value != Missing.MISSING) {
                    result.add(value);
                }
            }
            return constructed ? Sequence.constructed(frame, result) : result;
        };
    }
}
