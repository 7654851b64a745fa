package dev.pipewright.connectors.spi;

import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;

/// A stream that could be read.
///
/// @param name what people call it, as in `public.orders`
/// @param settings the settings of a source node that reads it
/// @param keys the fields that name a record; empty if unknown
public record StreamDescription(String name, Map<String, Object> settings, Schema schema, List<String> keys) {
    public StreamDescription {
        settings = Map.copyOf(settings);
        keys = List.copyOf(keys);
    }
}
