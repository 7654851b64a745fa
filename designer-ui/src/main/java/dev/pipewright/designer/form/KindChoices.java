package dev.pipewright.designer.form;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.SettingsUse;
import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.engine.call.Presets;
import dev.pipewright.model.Node;
import java.util.Collection;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The connectors and presets that a node can choose from.
record KindChoices(ConnectorCatalogue connectors, FormWords words) {

    /// The choices of a field; empty if it chooses from neither.
    Optional<List<FormChoice>> of(Node node, String field) {
        return switch (node) {
            case Node.Source _
            when field.equals("connector") ->
                Optional.of(connectorsFor(SettingsUse.SOURCE, Node.Source.WITHOUT_CONNECTION));
            case Node.Lookup _
            when field.equals("connector") -> Optional.of(connectorsFor(SettingsUse.SOURCE, Set.of()));
            case Node.Sink _
            when field.equals("connector") ->
                Optional.of(connectorsFor(SettingsUse.SINK, Node.Sink.WITHOUT_CONNECTION));
            case Node.ApiCall _
            when field.equals("preset") -> Optional.of(choices(Presets.names().stream(), "form.preset."));
            default -> Optional.empty();
        };
    }

    private List<FormChoice> connectorsFor(SettingsUse use, Collection<String> withoutConnection) {
        Stream<String> connected = connectors.connectors().stream()
                .map(Connector::kind)
                .filter(kind -> !Node.Source.INGEST.equals(kind))
                .filter(kind -> connectors.form(kind, use).isPresent());
        return choices(Stream.concat(connected, withoutConnection.stream()), "connector.");
    }

    private List<FormChoice> choices(Stream<String> names, String key) {
        return names.sorted()
                .map(name -> new FormChoice(name, label(key, name)))
                .toList();
    }

    private String label(String key, String name) {
        try {
            return words.text(key + name);
        } catch (MissingResourceException _) {
            // A dropped-in connector has a name only.
            return name;
        }
    }
}
