/// How far incremental sources got. Start at [dev.pipewright.platform.load.Watermarks].
@NullMarked
package dev.pipewright.platform.load;

import org.jspecify.annotations.NullMarked;
