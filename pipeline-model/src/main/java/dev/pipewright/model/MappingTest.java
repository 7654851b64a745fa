package dev.pipewright.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An example that a mapping must meet: for this record, that one. Tests that fail keep a pipeline from being
/// published.
///
/// @param name what people call it, as in `order without lines`
/// @param input the incoming record, a JSON object
/// @param expected the outgoing record, a JSON object; null where the incoming one is to be refused
public record MappingTest(
        String name, @Nullable Object input, @Nullable Object expected) {

    // Not the compact form: javac loses the @Nullable of its parameters for other modules.
    public MappingTest(String name, @Nullable Object input, @Nullable Object expected) {
        this.name = name;
        this.input = kept(input);
        this.expected = kept(expected);
    }

    /// A JSON value that nobody changes any more. The JDK's own copies refuse null.
    private static @Nullable Object kept(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, inner) -> copy.put(String.valueOf(name), kept(inner)));
                yield Collections.unmodifiableMap(copy);
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(inner -> copy.add(kept(inner)));
                yield Collections.unmodifiableList(copy);
            }
            case null, default -> value;
        };
    }
}
