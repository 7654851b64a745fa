@NullMarked
package dev.pipewright.platform.library;

import org.jspecify.annotations.NullMarked;
