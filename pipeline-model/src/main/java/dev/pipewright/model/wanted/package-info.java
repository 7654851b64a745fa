/// What a mapping is to produce: the fields its target wants, and which of them the lines give. Start at
/// [dev.pipewright.model.wanted.MapTarget] and [dev.pipewright.model.wanted.Coverage].
///
/// It is part of the model because the check of a pipeline asks it on each edit. What it takes to read a JSON
/// Schema or an OpenAPI document is on the engine's floor, behind [dev.pipewright.model.wanted.TargetSchemas].
@NullMarked
package dev.pipewright.model.wanted;

import org.jspecify.annotations.NullMarked;
