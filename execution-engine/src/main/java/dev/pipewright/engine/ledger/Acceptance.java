package dev.pipewright.engine.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That a person said that nothing will be done about some documents or rejected records of a run.
///
/// @param cause what they had in common; absent if they were chosen one by one
/// @param person who said it, by name
/// @param note why
/// @param count how many there were
public record Acceptance(UUID id, @Nullable CauseKey cause, String person, Instant made, String note, long count) {}
