/// Owns the documents of runs and the effects they have at their targets, so that nothing is lost and nothing done
/// twice. Start at [dev.pipewright.engine.ledger.Ledger]; the words are effect, revision, attempt (see `docs/`).
@NullMarked
package dev.pipewright.engine.ledger;

import org.jspecify.annotations.NullMarked;
