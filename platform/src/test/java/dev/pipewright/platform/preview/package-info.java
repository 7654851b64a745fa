/// Tests of what is shown before anything runs.
@NullMarked
package dev.pipewright.platform.preview;

import org.jspecify.annotations.NullMarked;
