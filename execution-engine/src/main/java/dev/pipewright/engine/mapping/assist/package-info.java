/// Helps a person to draw a mapping: reads what a target wants, suggests lines, compares lines with schemas that
/// have changed, and reads and writes lines as a sheet. Enter through
/// [dev.pipewright.engine.mapping.assist.TargetForm], [dev.pipewright.engine.mapping.assist.Suggestions],
/// [dev.pipewright.engine.mapping.assist.MappingDrift] and [dev.pipewright.engine.mapping.assist.MappingSheet].
///
/// It is on this floor because suggestions are expressions and are tried out on samples before they are made, and
/// because the requests of the presets are the engine's. It belongs to no tenant, keeps nothing and takes no part
/// in a run.
@NullMarked
package dev.pipewright.engine.mapping.assist;

import org.jspecify.annotations.NullMarked;
