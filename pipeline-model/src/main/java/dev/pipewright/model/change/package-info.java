/// Compares pipelines and brings together what was changed apart. Start at
/// [dev.pipewright.model.change.PipelineDiff] and [dev.pipewright.model.change.PipelineMerge].
@NullMarked
package dev.pipewright.model.change;

import org.jspecify.annotations.NullMarked;
