@NullMarked
package dev.pipewright.engine.dataflow;

import org.jspecify.annotations.NullMarked;
