/// Runs: their list, the page of one, and the question before one starts. Start at
/// [dev.pipewright.designer.run.RunView].
@NullMarked
package dev.pipewright.designer.run;

import org.jspecify.annotations.NullMarked;
