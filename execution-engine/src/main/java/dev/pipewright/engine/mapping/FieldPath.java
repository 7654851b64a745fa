package dev.pipewright.engine.mapping;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The most frequent path: field names only. Where it meets a list, the general path takes over.
///
/// @param before the path to the object that has the field; null if that is the context
/// @param general the whole path up to this field
record FieldPath(@Nullable FieldPath before, String name, PathCode general) implements Code {

    /// Stands for a list on the way.
    private static final Object MANY = new Object();

    static FieldPath of(Syntax.Path path, PathCode general) {
        @Nullable FieldPath result = null;
        for (var step : path.steps) {
            result = new FieldPath(result, ((Syntax.Name) step).name.intern(), general);
        }
        return Objects.requireNonNull(result);
    }

    @Override
    public @Nullable Object run(@Nullable Object input, Frame frame) {
        var value = value(input);
        return value == MANY || value instanceof Sequence ? general.run(input, frame) : value;
    }

    private @Nullable Object value(@Nullable Object input) {
        var object = before == null ? input : before.value(input);
        if (!(object instanceof Map<?, ?> fields)) {
            return object instanceof List<?> || object == MANY ? MANY : Missing.MISSING;
        }
        var value = fields.get(name);
        return value == null && !fields.containsKey(name) ? Missing.MISSING : value;
    }
}
