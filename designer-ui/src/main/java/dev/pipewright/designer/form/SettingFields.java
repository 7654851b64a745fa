package dev.pipewright.designer.form;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.SettingsUse;
import dev.pipewright.connectors.spi.settings.SettingsField;
import dev.pipewright.connectors.spi.settings.SettingsForm;
import dev.pipewright.engine.call.Presets;
import dev.pipewright.model.Node;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The fields of a node's settings, from the settings record of its connector or preset.
record SettingFields(ConnectorCatalogue connectors, Locale locale) {

    private static final String SETTINGS = "settings.";
    private static final Map<SettingsField.Kind, Control> CONTROLS = Map.of(
            SettingsField.Kind.TEXT, Control.TEXT,
            SettingsField.Kind.MULTILINE, Control.LINES,
            SettingsField.Kind.NUMBER, Control.NUMBER,
            SettingsField.Kind.DURATION, Control.DURATION,
            SettingsField.Kind.FLAG, Control.FLAG,
            SettingsField.Kind.CHOICE, Control.CHOICE,
            SettingsField.Kind.TEXTS, Control.TEXTS,
            SettingsField.Kind.NAMED_TEXTS, Control.NAMED_TEXTS);

    List<FormField> of(Node node) {
        List<SettingsField> fields = fieldsOf(node);
        // Secrets live in a connection, never in a node.
        return fields.stream()
                .filter(field -> field.kind() != SettingsField.Kind.SECRET)
                .map(field -> fieldOf(field, fields))
                .toList();
    }

    private List<SettingsField> fieldsOf(Node node) {
        return switch (node) {
            case Node.Source source -> ofConnector(source.connector(), SettingsUse.SOURCE);
            case Node.Lookup lookup -> ofConnector(lookup.connector(), SettingsUse.SOURCE);
            case Node.Sink sink -> ofConnector(sink.connector(), SettingsUse.SINK);
            case Node.ApiCall call ->
                Presets.names().contains(call.preset()) ? Presets.fields(call.preset()) : List.of();
            default -> List.of(); // The others have no settings.
        };
    }

    private List<SettingsField> ofConnector(String kind, SettingsUse use) {
        return connectors.form(kind, use).map(SettingsForm::fields).orElse(List.of());
    }

    private FormField fieldOf(SettingsField field, List<SettingsField> all) {
        Duration unit = field.unit();
        boolean isCode = field.kind() == SettingsField.Kind.MULTILINE
                && !field.language().isEmpty();
        return new FormField(
                SETTINGS + field.name(),
                isCode ? Control.CODE : CONTROLS.getOrDefault(field.kind(), Control.TEXT),
                field.language(),
                field.label(locale),
                field.help(locale),
                field.required(),
                field.standard(),
                unit == null ? 0 : unit.toMillis(),
                field.choices().stream()
                        .map(choice -> new FormChoice(choice, choice))
                        .toList(),
                List.of(),
                "",
                conditions(field, all),
                List.of());
    }

    private static List<FormField.Condition> conditions(SettingsField field, List<SettingsField> all) {
        SettingsField.Condition condition = field.condition();
        if (condition == null) {
            return List.of();
        }
        String standard = all.stream()
                .filter(other -> other.name().equals(condition.setting()))
                .map(SettingsField::defaultValue)
                .filter(value -> value != null)
                .findFirst()
                .orElse("");
        return List.of(new FormField.Condition(SETTINGS + condition.setting(), condition.values(), standard));
    }
}
