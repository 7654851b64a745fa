@NullMarked
package dev.pipewright.engine.call;

import org.jspecify.annotations.NullMarked;
