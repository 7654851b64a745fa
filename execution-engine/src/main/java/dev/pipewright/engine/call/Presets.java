package dev.pipewright.engine.call;

import dev.pipewright.connectors.spi.settings.SettingsProblem;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The presets by name.
public final class Presets {

    private static final Map<String, Kind> KINDS = Map.of(
            TaxmanPreset.NAME,
            new Kind(TaxmanPreset.ANSWERS, NoSettings.class, (_, _, account, _) -> new TaxmanPreset(account)),
            AvalaraPreset.NAME,
            new Kind(AvalaraPreset.ANSWERS, NoSettings.class, (_, _, account, _) -> new AvalaraPreset(account)),
            TaxJarPreset.NAME,
            new Kind(TaxJarPreset.ANSWERS, NoSettings.class, (_, _, account, _) -> new TaxJarPreset(account)),
            StripePreset.NAME,
            new Kind(StripePreset.ANSWERS, NoSettings.class, (_, _, account, _) -> new StripePreset(account)),
            GenericJsonPreset.NAME,
            new Kind(GenericJsonPreset.ANSWERS, GenericJsonSettings.class, GenericJsonPreset::new));

    private Presets() {}

    /// @param settings the record of the preset's own settings
    private record Kind(AnswerTable answers, Class<? extends Record> settings, Maker maker) {}

    @FunctionalInterface
    private interface Maker {
        Preset make(Node.ApiCall node, Map<String, Object> settings, String account, EvaluationContext context);
    }

    /// The names that a call node may use.
    public static Set<String> names() {
        return KINDS.keySet();
    }

    /// The rules for a node's target.
    ///
    /// @param settings those of the node, with the run's parameters put in
    /// @throws IllegalArgumentException if the name is none of [#names], or the node is unfinished
    static Preset of(Node.ApiCall node, Map<String, Object> settings, String account, EvaluationContext context) {
        return kind(node.preset()).maker().make(node, settings, account, context);
    }

    /// What is wrong with the settings of a call node.
    ///
    /// @throws IllegalArgumentException if the name is none of [#names]
    public static List<SettingsProblem> problems(String preset, Map<String, Object> settings) {
        return CallSettings.problems(kind(preset).settings(), settings);
    }

    /// Who is to act on a document that did not get through, and how.
    ///
    /// @param code as the document's outcome has it
    /// @throws IllegalArgumentException if the name is none of [#names]
    public static CallCause causeOf(String preset, String code) {
        return kind(preset).answers().causeOf(code);
    }

    private static Kind kind(String preset) {
        Kind kind = KINDS.get(preset);
        if (kind == null) {
            throw new IllegalArgumentException("no preset is called " + preset);
        }
        return kind;
    }
}
