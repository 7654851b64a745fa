/// Tests.
@NullMarked
package dev.pipewright.platform.draft;

import org.jspecify.annotations.NullMarked;
