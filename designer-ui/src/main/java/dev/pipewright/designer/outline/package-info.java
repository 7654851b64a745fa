/// A pipeline as a list that is built and changed by the keyboard alone. Start at
/// [dev.pipewright.designer.outline.OutlineSurface].
@NullMarked
package dev.pipewright.designer.outline;

import org.jspecify.annotations.NullMarked;
