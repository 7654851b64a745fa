package dev.pipewright.connectors.files;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands next in a file.
sealed interface Row {

    /// Where it stands in the file, as in `line 17`.
    String place();

    /// A record, not yet converted to the schema's types.
    ///
    /// @param size about how many bytes it has in the file
    record Fields(Map<String, @Nullable Object> fields, String place, long size) implements Row {}

    /// Something that is not a record.
    ///
    /// @param message a sentence
    record Broken(String raw, String place, String message) implements Row {}
}
