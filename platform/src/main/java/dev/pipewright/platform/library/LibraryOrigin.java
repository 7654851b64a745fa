package dev.pipewright.platform.library;

import java.util.Map;

/// Which version of a library pipeline a draft has in it.
///
/// @param connections the tenant's connections by the names that the library pipeline has for them; empty where none
///     is chosen
public record LibraryOrigin(String library, int version, Map<String, String> connections) {

    public LibraryOrigin {
        connections = Map.copyOf(connections);
    }
}
