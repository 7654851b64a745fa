package dev.pipewright.engine.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An acceptance with its note closed.
record StoredAcceptance(
        UUID id,
        @Nullable CauseKey cause,
        String person,
        Instant made,
        @Nullable Payload note,
        long count) {}
