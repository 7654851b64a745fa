package dev.pipewright.connectors.spi;

import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a source node asks of a connection.
///
/// @param settings JSON values by component name of [Connector#sourceSettings], parameters already put in
/// @param parameters the run's parameters as JSON values, for what binds them itself, such as SQL
/// @param schema what was agreed at design time; unknown fields are read as they come
/// @param orderedBy the fields the records must be delivered in order of; may be empty
/// @param changes what part of the stream to read; absent for all of it. Only a [ChangeReadableConnection] is asked
public record StreamRequest(
        Map<String, Object> settings,
        Map<String, Object> parameters,
        Schema schema,
        List<String> orderedBy,
        @Nullable Changes changes) {

    public StreamRequest(
            Map<String, Object> settings,
            Map<String, Object> parameters,
            Schema schema,
            List<String> orderedBy,
            @Nullable Changes changes) {
        this.settings = Map.copyOf(settings);
        this.parameters = Map.copyOf(parameters);
        this.schema = schema;
        this.orderedBy = List.copyOf(orderedBy);
        this.changes = changes;
    }

    /// A request for the whole stream.
    public StreamRequest(
            Map<String, Object> settings, Map<String, Object> parameters, Schema schema, List<String> orderedBy) {
        this(settings, parameters, schema, orderedBy, null);
    }

    /// The same request for a part of the stream.
    public StreamRequest of(Changes part) {
        return new StreamRequest(settings, parameters, schema, orderedBy, part);
    }
}
