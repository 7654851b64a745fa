/// Places the boxes of a pipeline and draws them. Start at [dev.pipewright.model.picture.GraphLayout] and
/// [dev.pipewright.model.picture.GraphImage]. The only user of JGraphX; needs no display.
@NullMarked
package dev.pipewright.model.picture;

import org.jspecify.annotations.NullMarked;
