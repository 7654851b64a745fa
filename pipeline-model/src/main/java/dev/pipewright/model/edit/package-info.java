/// Changes of a drawing, each with its inverse. Start at [dev.pipewright.model.edit.PipelineEdit]. Who may edit, in
/// which order edits arrive and where they are kept is decided elsewhere.
@NullMarked
package dev.pipewright.model.edit;

import org.jspecify.annotations.NullMarked;
