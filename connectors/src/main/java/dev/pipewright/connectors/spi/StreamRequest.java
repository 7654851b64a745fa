package dev.pipewright.connectors.spi;

import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;

/// What a source node asks of a connection.
///
/// @param settings JSON values by component name of [Connector#sourceSettings], parameters already put in
/// @param parameters the run's parameters as JSON values, for what binds them itself, such as SQL
/// @param schema what was agreed at design time; unknown fields are read as they come
/// @param orderedBy the fields the records must be delivered in order of; may be empty
public record StreamRequest(
        Map<String, Object> settings, Map<String, Object> parameters, Schema schema, List<String> orderedBy) {
    public StreamRequest {
        settings = Map.copyOf(settings);
        parameters = Map.copyOf(parameters);
        orderedBy = List.copyOf(orderedBy);
    }
}
