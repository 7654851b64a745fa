package dev.pipewright.platform.begin;

import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;

/// What a pipeline is to read.
///
/// @param connection the name of a saved connection
/// @param stream with the settings of a source that reads it
public record Beginning(String connection, StreamDescription stream) {

    private static final String FILE = "file";

    /// The same, read in another way.
    ///
    /// @param settings those of a source
    public Beginning readBy(Map<String, Object> settings) {
        return new Beginning(connection, new StreamDescription(stream.name(), settings, Schema.UNKNOWN, stream.keys()));
    }

    /// A stream of which no more is known than how it is read.
    static Beginning of(String connection, String name, Map<String, Object> settings) {
        return new Beginning(connection, new StreamDescription(name, settings, Schema.UNKNOWN, List.of()));
    }

    /// What people call the stream in a sentence: a file without its ending, a table without its schema.
    String shortName() {
        String name = stream.name();
        if (stream.settings().containsKey(FILE)) {
            String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
            int end = plain.lastIndexOf('.');
            return end > 0 ? plain.substring(0, end) : plain;
        }
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
