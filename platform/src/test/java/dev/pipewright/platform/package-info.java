/// Tests.
@NullMarked
package dev.pipewright.platform;

import org.jspecify.annotations.NullMarked;
