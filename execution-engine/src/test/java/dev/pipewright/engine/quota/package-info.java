@NullMarked
package dev.pipewright.engine.quota;

import org.jspecify.annotations.NullMarked;
