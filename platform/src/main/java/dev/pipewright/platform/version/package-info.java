/// What was published: numbered and never changed again. Start at [dev.pipewright.platform.version.Versions].
@NullMarked
package dev.pipewright.platform.version;

import org.jspecify.annotations.NullMarked;
