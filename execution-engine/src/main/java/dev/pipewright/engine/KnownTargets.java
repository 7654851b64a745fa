package dev.pipewright.engine;

import dev.pipewright.engine.call.Presets;
import dev.pipewright.engine.mapping.assist.InvalidTargetException;
import dev.pipewright.engine.mapping.assist.TargetForm;
import dev.pipewright.model.Node;
import dev.pipewright.model.wanted.TargetSchemas;
import dev.pipewright.model.wanted.TargetTree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the targets of this engine want: the requests of its presets, and what JSON Schemas say. Remembers the
/// schemas it read last, because a pipeline is checked on each edit. Safe for use by many threads.
public final class KnownTargets implements TargetSchemas {

    private static final int MOST_REMEMBERED = 32;

    private final Map<String, Optional<TargetTree>> remembered = new LinkedHashMap<>(16, 0.75f, true);

    @Override
    public Optional<TargetTree> requestOf(Node.ApiCall call) {
        return Presets.requestOf(call.preset());
    }

    @Override
    public Optional<TargetTree> treeOf(String jsonSchema) {
        if (jsonSchema.isBlank()) {
            return Optional.empty();
        }
        synchronized (remembered) {
            Optional<TargetTree> known = remembered.get(jsonSchema);
            if (known != null) {
                return known;
            }
        }
        Optional<TargetTree> read = read(jsonSchema);
        synchronized (remembered) {
            remembered.put(jsonSchema, read);
            if (remembered.size() > MOST_REMEMBERED) {
                remembered.remove(remembered.keySet().iterator().next());
            }
        }
        return read;
    }

    private static Optional<TargetTree> read(String jsonSchema) {
        try {
            return Optional.of(TargetForm.of(jsonSchema).tree());
        } catch (InvalidTargetException _) {
            return Optional.empty();
        }
    }
}
