/// How far incremental sources got, and whether they have more than was read. Start at
/// [dev.pipewright.platform.load.Watermarks].
@NullMarked
package dev.pipewright.platform.load;

import org.jspecify.annotations.NullMarked;
