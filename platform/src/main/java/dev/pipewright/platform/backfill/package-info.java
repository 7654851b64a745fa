/// Ranges of a source that are read slice by slice, each in a run of its own, whatever was read before. Start at
/// [dev.pipewright.platform.backfill.BackFills].
@NullMarked
package dev.pipewright.platform.backfill;

import org.jspecify.annotations.NullMarked;
