package dev.pipewright.platform.connection;

import java.util.Map;

/// What is asked of an HTTP connection for a test.
///
/// @param source the settings of a source node, perhaps with values left open as `${period}`
/// @param values what stands for the open ones, by name
public record HttpTestRequest(Map<String, Object> source, Map<String, String> values) {
    public HttpTestRequest {
        source = Map.copyOf(source);
        values = Map.copyOf(values);
    }
}
