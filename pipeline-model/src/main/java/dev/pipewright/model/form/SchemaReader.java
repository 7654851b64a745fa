package dev.pipewright.model.form;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads schemas and types; see [FieldTypeForm].
final class SchemaReader {

    private SchemaReader() {}

    static Schema schema(@Nullable Object form, String path) throws FormException {
        var fields = new ArrayList<Field>();
        for (Object field : Shape.list(form, path)) {
            fields.add(FormReader.read(Field.class, field, path + "[" + fields.size() + "]"));
        }
        return Shape.made(() -> new Schema(fields), path);
    }

    static FieldType fieldType(@Nullable Object form, String path) throws FormException {
        if (form instanceof String word) {
            return Shape.made(() -> FieldTypeForm.named(word), path)
                    .orElseThrow(() -> new FormException(
                            path,
                            "file.unknownWord",
                            Map.of(
                                    "value",
                                    word,
                                    "known",
                                    String.join(", ", FieldTypeForm.simpleWords()) + ", decimal(12,2)")));
        }
        Map<String, @Nullable Object> object = Shape.object(form, path);
        if (object.size() == 1 && object.containsKey(FieldTypeForm.LIST)) {
            return new FieldType.ListOf(fieldType(object.get(FieldTypeForm.LIST), Shape.under(path, "list")));
        }
        if (object.size() == 1 && object.containsKey(FieldTypeForm.OBJECT)) {
            return new FieldType.Structure(schema(object.get(FieldTypeForm.OBJECT), Shape.under(path, "object")));
        }
        throw new FormException(path, "file.notAType", Map.of());
    }
}
