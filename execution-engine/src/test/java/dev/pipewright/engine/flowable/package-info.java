/// Tests.
@NullMarked
package dev.pipewright.engine.flowable;

import org.jspecify.annotations.NullMarked;
