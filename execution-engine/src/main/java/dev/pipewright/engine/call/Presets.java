package dev.pipewright.engine.call;

import dev.pipewright.connectors.spi.settings.SettingsProblem;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Node;
import java.util.List;
import java.util.Map;
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
            default -> throw unknown(node.preset());
        };
    }

    /// What is wrong with the settings of a call node.
    ///
    /// @throws IllegalArgumentException if the name is none of [#names]
    public static List<SettingsProblem> problems(String preset, Map<String, Object> settings) {
        return switch (preset) {
            case TaxmanPreset.NAME -> CallSettings.problems(NoSettings.class, settings);
            case GenericJsonPreset.NAME -> CallSettings.problems(GenericJsonSettings.class, settings);
            default -> throw unknown(preset);
        };
    }

    /// Who is to act on a document that did not get through, and how.
    ///
    /// @param code as the document's outcome has it
    /// @throws IllegalArgumentException if the name is none of [#names]
    public static CallCause causeOf(String preset, String code) {
        return switch (preset) {
            case TaxmanPreset.NAME -> TaxmanPreset.ANSWERS.causeOf(code);
            case GenericJsonPreset.NAME -> GenericJsonPreset.ANSWERS.causeOf(code);
            default -> throw unknown(preset);
        };
    }

    private static IllegalArgumentException unknown(String preset) {
        return new IllegalArgumentException("no preset is called " + preset);
    }
}
