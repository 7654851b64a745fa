/// Compares records with a JSON Schema. The only user of a library for it. Start at
/// [dev.pipewright.engine.validation.RecordSchema].
@NullMarked
package dev.pipewright.engine.validation;

import org.jspecify.annotations.NullMarked;
