/// Versions of a pipeline: listed, compared, brought back, published; files that come in and go out. Start at
/// [dev.pipewright.designer.version.VersionsPanel] and [dev.pipewright.designer.version.DiffView]. What differs and
/// what
/// merges is decided by the model.
@NullMarked
package dev.pipewright.designer.version;

import org.jspecify.annotations.NullMarked;
