package dev.pipewright.connectors.convert;

import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The schema of a source that has none, from its first records: what a value is in the file. Texts stay texts: that
/// `00123` is no number only a person knows.
public final class SchemaGuess {

    private static final FieldType NUMBER = new FieldType.Decimal(38, 10);

    private SchemaGuess() {}

    /// The schema that all of the records fit; unknown if there are none.
    public static Schema of(List<DataRecord> records) {
        Map<String, @Nullable FieldType> types = new LinkedHashMap<>();
        for (DataRecord record : records) {
            addFields(record.fields(), types);
        }
        return schema(types);
    }

    private static Schema schema(Map<String, @Nullable FieldType> types) {
        return new Schema(types.entrySet().stream()
                .map(entry -> Field.of(entry.getKey(), orAny(entry.getValue())))
                .toList());
    }

    private static FieldType orAny(@Nullable FieldType type) {
        return type == null ? FieldType.Simple.ANY : type;
    }

    private static void addFields(Map<?, ?> fields, Map<String, @Nullable FieldType> types) {
        for (Map.Entry<?, ?> entry : fields.entrySet()) {
            String name = (String) entry.getKey();
            types.put(name, common(types.get(name), type(entry.getValue())));
        }
    }

    private static @Nullable FieldType type(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String _ -> FieldType.Simple.STRING;
            case Boolean _ -> FieldType.Simple.BOOLEAN;
            case Long _ -> FieldType.Simple.INTEGER;
            case BigDecimal _ -> NUMBER;
            case Map<?, ?> object -> {
                Map<String, @Nullable FieldType> inner = new LinkedHashMap<>();
                addFields(object, inner);
                yield new FieldType.Structure(schema(inner));
            }
            case List<?> list -> {
                FieldType item = null;
                for (Object each : list) {
                    item = common(item, type(each));
                }
                yield new FieldType.ListOf(orAny(item));
            }
            default -> FieldType.Simple.ANY;
        };
    }

    private static @Nullable FieldType common(@Nullable FieldType one, @Nullable FieldType other) {
        if (one == null || other == null || one.equals(other)) {
            return one == null ? other : one;
        }
        if (isNumber(one) && isNumber(other)) {
            return NUMBER;
        }
        if (one instanceof FieldType.Structure(Schema a) && other instanceof FieldType.Structure(Schema b)) {
            Map<String, @Nullable FieldType> both = new LinkedHashMap<>();
            a.fields().forEach(field -> both.put(field.name(), field.type()));
            b.fields().forEach(field -> both.put(field.name(), common(both.get(field.name()), field.type())));
            return new FieldType.Structure(schema(both));
        }
        if (one instanceof FieldType.ListOf(FieldType a) && other instanceof FieldType.ListOf(FieldType b)) {
            return new FieldType.ListOf(orAny(common(a, b)));
        }
        return FieldType.Simple.ANY;
    }

    private static boolean isNumber(FieldType type) {
        return type == FieldType.Simple.INTEGER || type.equals(NUMBER);
    }
}
