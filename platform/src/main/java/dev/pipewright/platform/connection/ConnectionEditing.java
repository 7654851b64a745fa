package dev.pipewright.platform.connection;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.connectors.spi.settings.SettingsField;
import dev.pipewright.connectors.spi.settings.SettingsForm;
import dev.pipewright.connectors.spi.settings.SettingsProblem;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Sentence;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.Connections.OpenSettings;
import dev.pipewright.platform.environment.Environments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Checks, keeps and removes connections. A kept secret never leaves: it is put in behind the form, and only while the
/// connection leads to where it led when the secret was given. Safe for use by many threads.
public final class ConnectionEditing {

    private final Connections connections;
    private final ConnectorCatalogue connectors;
    private final ConnectionUses uses;
    private final Environments environments;

    public ConnectionEditing(
            Connections connections, ConnectorCatalogue connectors, ConnectionUses uses, Environments environments) {
        this.connections = connections;
        this.connectors = connectors;
        this.uses = uses;
        this.environments = environments;
    }

    /// All settings, kept secrets included, for whoever opens the connection: not to be shown, logged or kept.
    Map<String, Object> filled(TenantId tenant, UnsavedConnection unsaved) {
        SettingsForm form = formOf(unsaved);
        Map<String, Object> filled = new HashMap<>();
        keptFor(tenant, unsaved, form)
                .ifPresent(kept -> form.secrets().forEach(name -> {
                    Object secret = kept.settings().get(name);
                    if (secret != null && leadsThere(unsaved, kept, form)) {
                        filled.put(name, secret);
                    }
                }));
        filled.putAll(unsaved.settings());
        filled.values().removeIf(value -> value instanceof String text && text.isEmpty());
        return filled;
    }

    private SettingsForm formOf(UnsavedConnection unsaved) {
        return SettingsForm.of(connectors.get(unsaved.connector()).connectionSettings());
    }

    private Optional<OpenSettings> keptFor(TenantId tenant, UnsavedConnection unsaved, SettingsForm form) {
        String name = unsaved.kept();
        return name == null || form.secrets().isEmpty()
                ? Optional.empty()
                : connections.open(tenant, name).filter(kept -> kept.connector().equals(unsaved.connector()));
    }

    private static boolean leadsThere(UnsavedConnection unsaved, OpenSettings kept, SettingsForm form) {
        return form.addresses().stream()
                .allMatch(name -> Objects.equals(
                        unsaved.settings().get(name), kept.settings().get(name)));
    }

    /// What is wrong with the settings; empty if nothing.
    public List<SettingsProblem> problems(TenantId tenant, UnsavedConnection unsaved) {
        SettingsForm form = formOf(unsaved);
        Map<String, Object> filled = filled(tenant, unsaved);
        List<SettingsProblem> elsewhere = keptFor(tenant, unsaved, form)
                .filter(kept -> !leadsThere(unsaved, kept, form))
                .map(kept -> form.fields().stream()
                        .filter(field -> field.kind() == SettingsField.Kind.SECRET)
                        .filter(field -> kept.settings().containsKey(field.name())
                                && !unsaved.settings().containsKey(field.name())
                                && SettingsBinder.applies(field, form, filled))
                        .map(field -> new SettingsProblem(field.settings(), field.name(), "keptElsewhere", Map.of()))
                        .toList())
                .orElse(List.of());
        List<SettingsProblem> problems = new ArrayList<>(elsewhere);
        SettingsBinder.problems(form.type(), filled).stream()
                .filter(problem -> elsewhere.stream().noneMatch(one -> Objects.equals(one.field(), problem.field())))
                .forEach(problems::add);
        return List.copyOf(problems);
    }

    /// Keeps a connection: a new one, or in place of the one that it was made from if it has that one's name.
    ///
    /// @param author the name of a person
    /// @throws ConnectionRefusedException if the name is missing or another connection has it
    /// @throws dev.pipewright.connectors.spi.ConnectorException if something is wrong with the settings
    public void save(TenantId tenant, String name, UnsavedConnection unsaved, String author) {
        if (name.isBlank()) {
            throw new ConnectionRefusedException(Sentence.of("platform.connectionWithoutName"));
        }
        boolean isKept = name.equals(unsaved.kept());
        if (connections.find(tenant, name).isPresent() != isKept) {
            throw new ConnectionRefusedException(
                    Sentence.of(isKept ? "platform.connectionGone" : "platform.connectionExists", "name", name));
        }
        Connector connector = connectors.get(unsaved.connector());
        SettingsForm form = formOf(unsaved);
        Map<String, Object> all = filled(tenant, unsaved);
        var _ = SettingsBinder.bind(connector.connectionSettings(), all);
        // What was kept for another address, or is to be forgotten, must not come back with the next one.
        form.secrets().forEach(secret -> all.putIfAbsent(secret, ""));
        connections.save(tenant, name, connector, all, author);
    }

    /// Removes a connection that nobody uses.
    ///
    /// @param author the name of a person
    /// @throws ConnectionRefusedException naming the pipelines, or the environments, that use it
    public void remove(TenantId tenant, String name, String author) {
        List<ConnectionUse> used = uses.of(tenant, name);
        if (!used.isEmpty()) {
            String pipelines = used.stream().map(ConnectionUse::name).collect(Collectors.joining(", "));
            throw new ConnectionRefusedException(
                    Sentence.of("platform.connectionInUse", "name", name, "pipelines", pipelines));
        }
        List<String> bound = environments.binding(tenant, name);
        if (!bound.isEmpty()) {
            throw new ConnectionRefusedException(
                    Sentence.of("platform.connectionBound", "name", name, "environments", String.join(", ", bound)));
        }
        connections.remove(tenant, name, author);
    }
}
