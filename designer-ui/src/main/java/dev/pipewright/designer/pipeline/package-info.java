/// The page of one pipeline: its drawing, and beside it what is known and can be done. Start at
/// [dev.pipewright.designer.pipeline.PipelineView].
@NullMarked
package dev.pipewright.designer.pipeline;

import org.jspecify.annotations.NullMarked;
