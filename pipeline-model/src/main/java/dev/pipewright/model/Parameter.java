package dev.pipewright.model;

import dev.pipewright.model.schema.FieldType;
import org.jspecify.annotations.Nullable;

/// A value that a run may choose. Expressions read it as `$param.name`, settings as `${name}`, SQL as `:name`.
///
/// @param standard the value when a run names none; a parameter without it must be given
public record Parameter(
        String name, FieldType type, @Nullable String standard, String help) {}
