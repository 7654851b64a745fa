package dev.pipewright.model.form;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Types as JSON values: `"date"`, `"decimal(12,2)"`, `{"list": "string"}`, `{"object": [fields]}`.
public final class FieldTypeForm {

    /// The form of an exact number, as the published schema has it.
    public static final String DECIMAL = "decimal\\(([1-9]|[12][0-9]|3[0-8]),([0-9]|[12][0-9]|3[0-8])\\)";

    static final String LIST = "list";
    static final String OBJECT = "object";
    private static final Pattern DECIMAL_FORM = Pattern.compile(DECIMAL);

    private FieldTypeForm() {}

    static Object of(FieldType type) {
        return switch (type) {
            case FieldType.Simple simple -> RecordForm.wordOf(simple);
            case FieldType.Decimal(int precision, int scale) -> "decimal(" + precision + "," + scale + ")";
            case FieldType.Structure(Schema schema) -> Map.of(OBJECT, fieldsOf(schema));
            case FieldType.ListOf(FieldType item) -> Map.of(LIST, of(item));
        };
    }

    /// The type as one line of text, as people read it: `list of decimal(12,2)`.
    public static String words(FieldType type) {
        return switch (type) {
            case FieldType.Structure _ -> "object";
            case FieldType.ListOf(FieldType item) -> "list of " + words(item);
            case FieldType.Simple _, FieldType.Decimal _ -> of(type).toString();
        };
    }

    /// The words for the types without an inner structure, as in `localDateTime`.
    public static List<String> simpleWords() {
        var words = new ArrayList<String>();
        for (FieldType.Simple simple : FieldType.Simple.values()) {
            words.add(RecordForm.wordOf(simple));
        }
        return words;
    }

    static Optional<FieldType> named(String word) {
        for (FieldType.Simple simple : FieldType.Simple.values()) {
            if (RecordForm.wordOf(simple).equals(word)) {
                return Optional.of(simple);
            }
        }
        Matcher decimal = DECIMAL_FORM.matcher(word);
        if (!decimal.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new FieldType.Decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2))));
    }

    private static List<Map<String, @Nullable Object>> fieldsOf(Schema schema) {
        var fields = new ArrayList<Map<String, @Nullable Object>>();
        for (Field field : schema.fields()) {
            fields.add(new LinkedHashMap<>(RecordForm.of(field)));
        }
        return fields;
    }
}
