package dev.pipewright.engine.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The most frequent path: field names only. Where it meets a list, the general path takes over.
final class FieldPath implements Code {

    private final String[] names;
    private final PathCode general;

    private FieldPath(String[] names, PathCode general) {
        this.names = names;
        this.general = general;
    }

    static Code of(Syntax.Path path, PathCode general) {
        var names = path.steps.stream()
                .map(step -> ((Syntax.Name) step).name.intern())
                .toArray(String[]::new);
        return new FieldPath(names, general);
    }

    @Override
    public @Nullable Object run(@Nullable Object input, Frame frame) {
        @Nullable Object value = input;
        for (int i = 0; i < names.length; i++) {
            if (!(value instanceof Map<?, ?> object)) {
                return value instanceof List<?> ? general.run(input, frame) : Missing.MISSING;
            }
            String name = names[i];
            value = object.get(name);
            if (value == null && !object.containsKey(name)) {
                return Missing.MISSING;
            }
        }
        return value instanceof Sequence ? general.run(input, frame) : value;
    }
}
