/// What nobody is to see: which fields of the records are sensitive, wherever a pipeline carries them, and how
/// they are shown all the same. Start at [dev.pipewright.model.sensitive.SensitiveFlow], which follows the marks
/// of the sources, and at [dev.pipewright.model.sensitive.Mask], which hides. What a run writes is no matter of
/// this package.
@NullMarked
package dev.pipewright.model.sensitive;

import org.jspecify.annotations.NullMarked;
