package dev.pipewright.engine.call;

import dev.pipewright.connectors.json.JsonPointer;
import dev.pipewright.connectors.spi.settings.SettingsField;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Node;
import dev.pipewright.model.wanted.TargetTree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The presets by name.
public final class Presets {

    private static final Map<String, Kind> KINDS = Map.of(
            TaxmanPreset.NAME,
            new Kind(
                    TaxmanPreset.ANSWERS,
                    TaxmanPreset.REQUEST,
                    "/totalTax",
                    NoSettings.class,
                    (_, _, account, _) -> new TaxmanPreset(account)),
            AvalaraPreset.NAME,
            new Kind(
                    AvalaraPreset.ANSWERS,
                    AvalaraPreset.REQUEST,
                    "/totalTax",
                    NoSettings.class,
                    (_, _, account, _) -> new AvalaraPreset(account)),
            TaxJarPreset.NAME,
            new Kind(
                    TaxJarPreset.ANSWERS,
                    TaxJarPreset.REQUEST,
                    "/tax/amount_to_collect",
                    NoSettings.class,
                    (_, _, account, _) -> new TaxJarPreset(account)),
            StripePreset.NAME,
            new Kind(
                    StripePreset.ANSWERS,
                    StripePreset.REQUEST,
                    null,
                    NoSettings.class,
                    (_, _, account, _) -> new StripePreset(account)),
            GenericJsonPreset.NAME,
            new Kind(GenericJsonPreset.ANSWERS, null, null, GenericJsonSettings.class, GenericJsonPreset::new));

    private Presets() {}

    /// @param request what the target wants; null if only the one who draws knows
    /// @param tax where an answer has the tax of the whole document, as a decimal number; absent where it has none
    /// @param settings the record of the preset's own settings
    private record Kind(
            AnswerTable answers,
            @Nullable RequestSchema request,
            @Nullable String tax,
            Class<? extends Record> settings,
            Maker maker) {}

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

    /// The fields of the settings of a call node: its preset's, then those that every call node has.
    ///
    /// @throws IllegalArgumentException if the name is none of [#names]
    public static List<SettingsField> fields(String preset) {
        return CallSettings.fields(kind(preset).settings());
    }

    /// Who is to act on a document that did not get through, and how.
    ///
    /// @param code as the document's outcome has it
    /// @throws IllegalArgumentException if the name is none of [#names]
    public static CallCause causeOf(String preset, String code) {
        return kind(preset).answers().causeOf(code);
    }

    /// What a preset's target wants of a record, without the fields that the preset writes; empty for a preset that
    /// sends whatever it gets, and for a name that is none of [#names].
    public static Optional<TargetTree> requestOf(String preset) {
        return Optional.ofNullable(KINDS.get(preset)).map(Kind::request).map(RequestSchema::tree);
    }

    /// The same as a JSON Schema; empty if only the one who draws knows.
    public static Optional<String> requestSchemaOf(String preset) {
        return Optional.ofNullable(KINDS.get(preset)).map(Kind::request).map(RequestSchema::text);
    }

    /// The tax of the whole document, as an answer of the preset's target has it; empty if it has none.
    ///
    /// @param answer a JSON value
    /// @throws IllegalArgumentException if the name is none of [#names]
    public static Optional<BigDecimal> taxIn(String preset, @Nullable Object answer) {
        String place = kind(preset).tax();
        return switch (place == null ? null : JsonPointer.find(answer, place)) {
            case Long number -> Optional.of(BigDecimal.valueOf(number));
            case BigDecimal number -> Optional.of(number);
            case String text when text.matches("-?\\d{1,20}(\\.\\d{1,10})?") -> Optional.of(new BigDecimal(text));
            case null, default -> Optional.empty();
        };
    }

    private static Kind kind(String preset) {
        Kind kind = KINDS.get(preset);
        if (kind == null) {
            throw new IllegalArgumentException("no preset is called " + preset);
        }
        return kind;
    }
}
