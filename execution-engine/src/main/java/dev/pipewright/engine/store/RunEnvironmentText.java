package dev.pipewright.engine.store;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.RunEnvironment;
import dev.pipewright.engine.ledger.StorageException;
import dev.pipewright.model.record.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The environment of a run as stores keep it: two texts, both absent if it runs in none.
final class RunEnvironmentText {

    private RunEnvironmentText() {}

    static @Nullable String name(@Nullable RunEnvironment environment) {
        return environment == null ? null : environment.name();
    }

    static @Nullable String bindings(@Nullable RunEnvironment environment) {
        return environment == null ? null : CanonicalJson.text(environment.connections());
    }

    static @Nullable RunEnvironment read(@Nullable String name, @Nullable String bindings) {
        if (name == null || bindings == null) {
            return null;
        }
        try {
            var connections = new LinkedHashMap<String, String>();
            if (JsonValues.parse(bindings) instanceof Map<?, ?> kept) {
                kept.forEach((drawn, bound) -> connections.put(String.valueOf(drawn), String.valueOf(bound)));
            }
            return new RunEnvironment(name, connections);
        } catch (InvalidJson e) {
            throw new StorageException("A run's stored environment is damaged. Restore it from a backup.", e);
        }
    }
}
