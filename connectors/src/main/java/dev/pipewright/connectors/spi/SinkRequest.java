package dev.pipewright.connectors.spi;

import dev.pipewright.model.schema.Schema;
import java.util.Map;

/// What a sink node asks of a connection.
///
/// @param settings JSON values by component name of [Connector#sinkSettings], parameters already put in
/// @param writer names the run and the sink in it, the same each time the run goes on: for names of what is not yet
///     complete
public record SinkRequest(Map<String, Object> settings, Schema schema, String writer) {
    public SinkRequest {
        settings = Map.copyOf(settings);
    }
}
