/// What every runner promises: [dev.pipewright.engine.PipelineRunnerContract].
@NullMarked
package dev.pipewright.engine;

import org.jspecify.annotations.NullMarked;
