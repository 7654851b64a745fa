package dev.pipewright.simulators.lookalike;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A row of a listing: a document, or a line of one.
///
/// @param modified as the source shows it; null if it shows none
/// @param shown makes what is answered
record Row(
        long id,
        StoredDocument stored,
        Instant created,
        @Nullable Instant modified,
        Supplier<Map<String, @Nullable Object>> shown) {}
