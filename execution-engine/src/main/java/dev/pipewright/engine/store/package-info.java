/// Keeps runs and their splits. Start at [dev.pipewright.engine.store.RunStore].
@NullMarked
package dev.pipewright.engine.store;

import org.jspecify.annotations.NullMarked;
