/// Proves that every form of the run store keeps its promises: extend
/// [dev.pipewright.engine.store.RunStoreContract].
@NullMarked
package dev.pipewright.engine.store;

import org.jspecify.annotations.NullMarked;
