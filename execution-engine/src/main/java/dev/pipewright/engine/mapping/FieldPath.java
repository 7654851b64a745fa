package dev.pipewright.engine.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The most frequent path: field names only. Where it meets a list, the general path takes over.
record FieldPath(List<String> names, PathCode general) implements Code {

    /// Stands for what is found where a list is on the way.
    private enum Way {
        MANY
    }

    static FieldPath of(Syntax.Path path, PathCode general) {
        var names = path.steps.stream()
                .map(step -> ((Syntax.Name) step).name.intern())
                .toList();
        return new FieldPath(names, general);
    }

    @Override
    public @Nullable Object run(@Nullable Object input, Frame frame) {
        @Nullable Object value = input;
        for (int i = 0; i < names.size(); i++) {
            value = field(value, names.get(i));
        }
        return end(value, input, frame);
    }

    /// Looks one field up.
    ///
    /// @param object what was found before
    static @Nullable Object field(@Nullable Object object, String name) {
        if (!(object instanceof Map<?, ?> fields)) {
            return object instanceof List<?> || object == Way.MANY ? Way.MANY : Missing.MISSING;
        }
        var value = fields.get(name);
        return value == null && !fields.containsKey(name) ? Missing.MISSING : value;
    }

    /// Gives what was found, or what the general path finds from the start.
    @Nullable
    Object end(@Nullable Object found, @Nullable Object input, Frame frame) {
        return found == Way.MANY || found instanceof Sequence ? general.run(input, frame) : found;
    }
}
