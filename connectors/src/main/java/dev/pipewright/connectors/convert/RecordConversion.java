package dev.pipewright.connectors.convert;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Converts the fields of records to the types of a schema. Fields the schema does not know stay as they are. Safe for
/// use by many threads.
public final class RecordConversion {

    private record Step(String name, Conversion conversion) {}

    private final List<Step> steps;

    private RecordConversion(List<Step> steps) {
        this.steps = steps;
    }

    /// The conversion to a schema; none if the schema is unknown.
    public static RecordConversion to(Schema schema, TextForms forms) {
        return new RecordConversion(schema.fields().stream()
                .filter(field -> !Conversion.isFree(field))
                .map(field -> step(field, forms))
                .toList());
    }

    private static Step step(Field field, TextForms forms) {
        return new Step(field.name(), Conversion.to(field.type(), forms));
    }

    /// Converts the fields in place.
    ///
    /// @throws Unconvertible with the field's name in its message
    public void apply(Map<String, @Nullable Object> fields) throws Unconvertible {
        for (Step step : steps) {
            Object value = fields.get(step.name());
            if (value != null) {
                fields.put(step.name(), converted(step, value));
            }
        }
    }

    private static Object converted(Step step, Object value) throws Unconvertible {
        try {
            return step.conversion().convert(value);
        } catch (Unconvertible e) {
            throw new Unconvertible("field '" + step.name() + "': " + e.getMessage());
        }
    }
}
