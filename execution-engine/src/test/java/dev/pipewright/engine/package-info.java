/// Tests of runs in one process.
@NullMarked
package dev.pipewright.engine;

import org.jspecify.annotations.NullMarked;
