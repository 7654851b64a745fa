/// The problems of a draft, listed while people draw. Start at [dev.pipewright.designer.problem.ProblemsPanel].
@NullMarked
package dev.pipewright.designer.problem;

import org.jspecify.annotations.NullMarked;
