package dev.pipewright.engine.call;

import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Node;
import java.util.Set;

/// The presets by name.
public final class Presets {

    private Presets() {}

    /// The names that a call node may use.
    public static Set<String> names() {
        return Set.of(TaxmanPreset.NAME, GenericJsonPreset.NAME);
    }

    /// The rules for a node's target.
    ///
    /// @throws IllegalArgumentException if the name is none of [#names], or the node is unfinished
    static Preset of(Node.ApiCall node, String account, EvaluationContext context) {
        return switch (node.preset()) {
            case TaxmanPreset.NAME -> new TaxmanPreset(account);
            case GenericJsonPreset.NAME -> new GenericJsonPreset(node, account, context);
            default -> throw new IllegalArgumentException("no preset is called " + node.preset());
        };
    }
}
