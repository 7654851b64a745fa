@NullMarked
package dev.pipewright.engine.plan;

import org.jspecify.annotations.NullMarked;
