/// Ranges that are read in slices, on a pipeline's page. Start at
/// [dev.pipewright.designer.backfill.BackFillsPanel].
@NullMarked
package dev.pipewright.designer.backfill;

import org.jspecify.annotations.NullMarked;
