/// Hides sensitive values in what the ledger keeps for people. Start at
/// [dev.pipewright.engine.masking.LedgerMask]. What is said about a record (why it was refused, what a target
/// answered) is kept without them; the records themselves are kept whole, since they are worked on, and are masked
/// when somebody looks at them.
@NullMarked
package dev.pipewright.engine.masking;

import org.jspecify.annotations.NullMarked;
