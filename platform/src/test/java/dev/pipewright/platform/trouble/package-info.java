/// Tests of the work lists.
@NullMarked
package dev.pipewright.platform.trouble;

import org.jspecify.annotations.NullMarked;
