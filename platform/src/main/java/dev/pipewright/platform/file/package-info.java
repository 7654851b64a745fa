/// Pipelines as files: taken out with their origin, and brought back by a merge with what others have done meanwhile.
/// Start at [dev.pipewright.platform.file.PipelineFiles]. The form of the files is the model's.
@NullMarked
package dev.pipewright.platform.file;

import org.jspecify.annotations.NullMarked;
