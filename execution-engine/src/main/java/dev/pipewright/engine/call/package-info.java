/// Calls HTTP targets once per document: what to send, how to read the answer, when to try again, and how fast.
/// Enter through [dev.pipewright.engine.call.Target]; the rules of one kind of target are a
/// preset. It decides nothing about a document's life: the ledger does.
@NullMarked
package dev.pipewright.engine.call;

import org.jspecify.annotations.NullMarked;
