/// Owns the documents of runs and the effects they have at their targets, so that nothing is lost and nothing done
/// twice. Start at [dev.pipewright.engine.ledger.Ledger]; the words are effect, revision, attempt (see `docs/`).
///
/// The rules are written once, in `RuledLedger` and what it uses, over tables that each form keeps its own way:
/// [dev.pipewright.engine.ledger.InMemoryLedger], [dev.pipewright.engine.ledger.SqliteLedger] and
/// [dev.pipewright.engine.ledger.PostgresLedger]. Payloads reach the tables closed.
@NullMarked
package dev.pipewright.engine.ledger;

import org.jspecify.annotations.NullMarked;
