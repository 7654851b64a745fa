/// What a person sees of a start on the terminal: numbered stages, and at the end where the product is and how to
/// log in. Start at [dev.pipewright.designer.start.StartDisplay].
@NullMarked
package dev.pipewright.designer.start;

import org.jspecify.annotations.NullMarked;
