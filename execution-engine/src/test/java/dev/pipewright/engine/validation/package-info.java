@NullMarked
package dev.pipewright.engine.validation;

import org.jspecify.annotations.NullMarked;
