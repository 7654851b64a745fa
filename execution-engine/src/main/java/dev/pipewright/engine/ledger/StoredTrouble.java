package dev.pipewright.engine.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document of the work list with its payloads closed.
record StoredTrouble(DocumentRow row, @Nullable Payload request, List<StoredAttempt> attempts) {}
