/// Pipelines and edits as JSON text. Start at [dev.pipewright.model.json.PipelineJson] and
/// [dev.pipewright.model.json.EditJson]. The only user of a JSON library in this module. Opens no files.
@NullMarked
package dev.pipewright.model.json;

import org.jspecify.annotations.NullMarked;
