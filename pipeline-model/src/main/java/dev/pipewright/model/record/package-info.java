/// What moves through a pipeline: a [dev.pipewright.model.record.DataRecord], its values and their one canonical
/// form.
@NullMarked
package dev.pipewright.model.record;

import org.jspecify.annotations.NullMarked;
