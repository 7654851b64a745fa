/// Shows records at the nodes of a drawing, below its board. Enter through
/// [dev.pipewright.designer.preview.PreviewPanel]; what is shown is made by
/// [dev.pipewright.platform.preview.PreviewDesk].
@NullMarked
package dev.pipewright.designer.preview;

import org.jspecify.annotations.NullMarked;
