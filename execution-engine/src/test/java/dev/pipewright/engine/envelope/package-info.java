@NullMarked
package dev.pipewright.engine.envelope;

import org.jspecify.annotations.NullMarked;
