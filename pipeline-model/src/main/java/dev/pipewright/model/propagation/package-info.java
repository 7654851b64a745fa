/// Finds which fields the records have on each edge, from what the sources promise. Start at
/// [dev.pipewright.model.propagation.SchemaPropagation].
@NullMarked
package dev.pipewright.model.propagation;

import org.jspecify.annotations.NullMarked;
