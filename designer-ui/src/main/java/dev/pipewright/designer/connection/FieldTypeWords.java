package dev.pipewright.designer.connection;

import com.vaadin.flow.component.Component;
import dev.pipewright.model.schema.FieldType;
import java.util.Locale;

/// What people call the types of fields.
public final class FieldTypeWords {

    private FieldTypeWords() {}

    /// What a type is called.
    ///
    /// @param reader a component of the page, for its language
    public static String of(Component reader, FieldType type) {
        return switch (type) {
            case FieldType.Simple simple ->
                reader.getTranslation("type." + simple.name().toLowerCase(Locale.ROOT));
            case FieldType.Decimal decimal ->
                reader.getTranslation("type.decimal", decimal.precision(), decimal.scale());
            case FieldType.Structure structure ->
                reader.getTranslation("type.object", structure.schema().fields().size());
            case FieldType.ListOf list -> reader.getTranslation("type.list", of(reader, list.item()));
        };
    }
}
