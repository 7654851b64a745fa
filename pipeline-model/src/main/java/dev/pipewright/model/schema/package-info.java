/// The types of a stream's fields. Start at [dev.pipewright.model.schema.Schema].
@NullMarked
package dev.pipewright.model.schema;

import org.jspecify.annotations.NullMarked;
