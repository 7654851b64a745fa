/// Previews of drafts: what a drawing does with some records of a tenant, without a run. Enter through
/// [dev.pipewright.platform.preview.PreviewDesk].
@NullMarked
package dev.pipewright.platform.preview;

import org.jspecify.annotations.NullMarked;
