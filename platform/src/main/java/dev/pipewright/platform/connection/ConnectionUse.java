package dev.pipewright.platform.connection;

import java.util.Set;

/// A pipeline that names a connection.
///
/// @param pipeline its id
/// @param name what people call it
/// @param in where it does
public record ConnectionUse(String pipeline, String name, Set<Where> in) {

    /// What of a pipeline names a connection.
    public enum Where {
        DRAFT,
        LIVE
    }

    public ConnectionUse {
        in = Set.copyOf(in);
    }
}
