/// Keeps runs and their splits. Start at [dev.pipewright.engine.store.RunStore];
/// [dev.pipewright.engine.store.LocalState] opens runs and ledger in one file.
@NullMarked
package dev.pipewright.engine.store;

import org.jspecify.annotations.NullMarked;
