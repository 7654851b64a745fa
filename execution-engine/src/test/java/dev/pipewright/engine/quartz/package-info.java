/// Tests.
@NullMarked
package dev.pipewright.engine.quartz;

import org.jspecify.annotations.NullMarked;
