/// Finds what keeps a pipeline from running, and what could be better, before it runs. Start at
/// [dev.pipewright.model.check.PipelineCheck]. What needs a connector or the expression language is asked through
/// [dev.pipewright.model.check.SettingsCheck] and [dev.pipewright.model.check.ExpressionCheck].
@NullMarked
package dev.pipewright.model.check;

import org.jspecify.annotations.NullMarked;
