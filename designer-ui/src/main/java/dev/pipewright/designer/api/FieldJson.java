package dev.pipewright.designer.api;

import dev.pipewright.model.form.FieldTypeForm;
import dev.pipewright.model.schema.Field;

/// A field of a schema, as the API tells it.
///
/// @param type as in `decimal(10,2)`
record FieldJson(String name, String type, boolean required) {

    static FieldJson of(Field field) {
        return new FieldJson(field.name(), FieldTypeForm.words(field.type()), field.required());
    }
}
