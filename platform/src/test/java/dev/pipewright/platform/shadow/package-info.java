/// What drafts change, before anything runs.
@NullMarked
package dev.pipewright.platform.shadow;

import org.jspecify.annotations.NullMarked;
