/// The records of the model as JSON values (see [dev.pipewright.model.record.DataRecord]) and back, derived from
/// the records themselves, so that files, edits, comparison and the published schema cannot disagree.
/// Start at [dev.pipewright.model.form.RecordForm] and [dev.pipewright.model.form.FormReader]. Knows no JSON text.
@NullMarked
package dev.pipewright.model.form;

import org.jspecify.annotations.NullMarked;
