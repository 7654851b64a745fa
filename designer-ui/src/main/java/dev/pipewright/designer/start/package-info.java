/// What a person sees of a start: numbered stages, or in a sentence why it failed. Start at
/// [dev.pipewright.designer.start.ProductStart].
@NullMarked
package dev.pipewright.designer.start;

import org.jspecify.annotations.NullMarked;
