package dev.pipewright.connectors.spi;

import dev.pipewright.model.record.Origin;
import java.util.Map;

/// Input that is not a record.
///
/// @param raw the input as it was read, the first 64 Ki characters of it; bytes that are no letters stand as `\xE4`
/// @param message a sentence that says what is wrong, as in "Line 17 has 4 fields, the header has 5."
/// @param order the values of the request's order fields by name, as a record would have them: so it is known where
///     the input stands among the others, and which group lacks it; empty if one of them could not be read
public record UnreadableInput(Origin origin, String raw, String message, Map<String, Object> order) {

    private static final int MOST_RAW = 64 * 1024;

    public UnreadableInput {
        raw = raw.length() > MOST_RAW ? raw.substring(0, MOST_RAW) : raw;
        order = Map.copyOf(order);
    }
}
