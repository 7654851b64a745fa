/// Proves that every form of the ledger keeps its promises: extend [dev.pipewright.engine.ledger.LedgerContract].
@NullMarked
package dev.pipewright.engine.ledger;

import org.jspecify.annotations.NullMarked;
