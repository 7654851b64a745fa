/// Runs against a source that misbehaves in every way: start at [SourceTrapsIT].
@NullMarked
package dev.pipewright.engine.traps;

import org.jspecify.annotations.NullMarked;
