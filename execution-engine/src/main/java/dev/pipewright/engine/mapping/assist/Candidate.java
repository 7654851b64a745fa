package dev.pipewright.engine.mapping.assist;

import dev.pipewright.model.schema.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value of the source that a target may be filled with.
///
/// @param expression how a line reads it
/// @param name what people call it, as in `shippingAddress.city`
/// @param type as the source promises it; [FieldType.Simple#ANY] if it promises nothing
/// @param values what the samples have, those that are empty left out
/// @param reference true for the first of a pair of id and name
/// @param sensitive true if people must not see its values
record Candidate(
        String expression,
        String name,
        Meaning meaning,
        FieldType type,
        List<Object> values,
        boolean reference,
        boolean sensitive) {

    Candidate {
        values = List.copyOf(values);
    }

    /// The same value, read from elsewhere.
    Candidate readAs(String changed, String called) {
        return new Candidate(changed, called, meaning, type, values, reference, sensitive);
    }

    /// True for what many systems write in place of nothing.
    static boolean isEmpty(@Nullable Object value) {
        return value == null || Boolean.FALSE.equals(value) || (value instanceof String text && text.isBlank());
    }
}
