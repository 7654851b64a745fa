package dev.pipewright.model.schema;

/// A named part of a record.
///
/// @param required false if the value may be null or missing
/// @param sensitive true if the value is masked wherever a person sees it
public record Field(String name, FieldType type, boolean required, boolean sensitive) {

    /// A field that may be null and is not sensitive.
    public static Field of(String name, FieldType type) {
        return new Field(name, type, false, false);
    }
}
