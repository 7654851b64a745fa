@NullMarked
package dev.pipewright.engine.preview;

import org.jspecify.annotations.NullMarked;
