package dev.pipewright.connectors.convert;

import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Converts the fields of records to the types of a schema, and refuses records without what the schema requires.
/// Fields the schema does not know stay as they are. Safe for use by many threads.
public final class RecordConversion {

    private record Step(String name, Conversion conversion, boolean required) {}

    private final List<Step> steps;

    private RecordConversion(List<Step> steps) {
        this.steps = steps;
    }

    /// The conversion to a schema; none if the schema is unknown.
    public static RecordConversion to(Schema schema, TextForms forms) {
        return new RecordConversion(schema.fields().stream()
                .filter(field -> field.required() || !Conversion.isFree(field))
                .map(field -> new Step(field.name(), Conversion.to(field.type(), forms), field.required()))
                .toList());
    }

    /// Converts the fields in place, all or none.
    ///
    /// @throws Unconvertible with the field's name in its message
    public void apply(Map<String, @Nullable Object> fields) throws Unconvertible {
        @Nullable Object[] converted = new @Nullable Object[steps.size()];
        for (int i = 0; i < converted.length; i++) {
            Step step = steps.get(i);
            Object value = fields.get(step.name());
            if (value != null) {
                converted[i] = converted(step, value);
            } else if (step.required()) {
                throw new Unconvertible("field '" + step.name() + "' is required and has no value");
            }
        }
        for (int i = 0; i < converted.length; i++) {
            if (converted[i] != null) {
                fields.put(steps.get(i).name(), converted[i]);
            }
        }
    }

    /// The value of one field as [#apply] would make it; null if it is none or does not fit.
    @Nullable
    Object convertedOrNull(String field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        for (Step step : steps) {
            if (step.name().equals(field)) {
                try {
                    return step.conversion().convert(value);
                } catch (Unconvertible e) {
                    return null; // That it does not fit is the answer.
                }
            }
        }
        return value;
    }

    private static Object converted(Step step, Object value) throws Unconvertible {
        try {
            return step.conversion().convert(value);
        } catch (Unconvertible e) {
            throw new Unconvertible("field '" + step.name() + "': " + e.getMessage());
        }
    }
}
