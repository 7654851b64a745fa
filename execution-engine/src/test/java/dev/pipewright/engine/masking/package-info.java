@NullMarked
package dev.pipewright.engine.masking;

import org.jspecify.annotations.NullMarked;
