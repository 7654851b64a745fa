package dev.pipewright.platform.catalogue;

import java.util.Map;
import java.util.Set;

/// A connection as it may be shown: its secrets are only named.
///
/// @param name what nodes call it
/// @param connector its kind, as in `jdbc`
/// @param settings JSON values by name, without secrets
/// @param secrets the names of the settings that are kept encrypted
public record SavedConnection(String name, String connector, Map<String, Object> settings, Set<String> secrets) {

    public SavedConnection {
        settings = Map.copyOf(settings);
        secrets = Set.copyOf(secrets);
    }
}
