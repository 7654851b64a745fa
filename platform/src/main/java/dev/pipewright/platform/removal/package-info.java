/// Removing pipelines. Start at [dev.pipewright.platform.removal.Removals]. What a removed pipeline leaves is kept by
/// the
/// packages that had it before.
@NullMarked
package dev.pipewright.platform.removal;

import org.jspecify.annotations.NullMarked;
