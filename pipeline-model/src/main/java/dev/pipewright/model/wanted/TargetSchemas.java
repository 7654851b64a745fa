package dev.pipewright.model.wanted;

import dev.pipewright.model.Node;
import java.util.Optional;

/// Knows what targets want. Asked on each edit, so it answers from memory.
public interface TargetSchemas {

    /// Knows nothing; for where neither presets nor JSON Schema are at hand.
    TargetSchemas NONE = new TargetSchemas() {
        @Override
        public Optional<TargetTree> requestOf(Node.ApiCall call) {
            return Optional.empty();
        }

        @Override
        public Optional<TargetTree> treeOf(String jsonSchema) {
            return Optional.empty();
        }
    };

    /// What a call's target wants of a mapping; without the fields that its preset writes. Empty if only the
    /// person who draws knows.
    Optional<TargetTree> requestOf(Node.ApiCall call);

    /// The fields of a JSON Schema; empty if the text is none, or says nothing of fields.
    Optional<TargetTree> treeOf(String jsonSchema);
}
