package dev.pipewright.connectors.files;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands next in a file.
sealed interface Row {

    /// The most characters of a broken row that are kept.
    int MOST_RAW = 64 * 1024;

    /// Where it stands in the file, as in `line 17`.
    String place();

    /// About how many bytes it has in the file.
    long size();

    /// A record, not yet converted to the schema's types.
    record Fields(Map<String, @Nullable Object> fields, String place, long size) implements Row {}

    /// Something that is not a record.
    ///
    /// @param message a sentence
    record Broken(String raw, String place, long size, String message) implements Row {
        static Broken of(String raw, String place, String message) {
            String kept = raw.length() > MOST_RAW ? raw.substring(0, MOST_RAW) : raw;
            return new Broken(kept, place, raw.length(), message);
        }
    }
}
