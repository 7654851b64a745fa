/// The fields of records on their way: what leaves a node, and whether a source still has what was agreed. Start at
/// [dev.pipewright.designer.fields.FieldsPanel].
@NullMarked
package dev.pipewright.designer.fields;

import org.jspecify.annotations.NullMarked;
