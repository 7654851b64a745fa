package dev.pipewright.connectors.spi;

import dev.pipewright.model.record.Origin;

/// Input that is not a record.
///
/// @param raw the input as it was read, at most 64 KiB of it
/// @param message a sentence that says what is wrong, as in "Line 17 has 4 fields, the header has 5."
public record UnreadableInput(Origin origin, String raw, String message) {}
