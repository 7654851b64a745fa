package dev.pipewright.designer.connection;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.connectors.spi.NoSettings;
import dev.pipewright.connectors.spi.settings.SettingsForm;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.SavedConnection;
import dev.pipewright.platform.connection.ConnectionEditing;
import dev.pipewright.platform.connection.ConnectionReading;
import dev.pipewright.platform.connection.UnsavedConnection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The form of a connection: its name, its kind, the settings that the kind has, and a button that tests them. Secrets
/// are only taken here, never shown.
final class ConnectionForm extends Div {

    private final transient ConnectorCatalogue connectors;
    private final transient ConnectionEditing editing;
    private final transient ConnectionReading reading;
    private final transient TenantId tenant;
    private final TextField name = new TextField(getTranslation("connection.name"));
    private final ComboBox<String> kind = new ComboBox<>(getTranslation("connection.kind"));
    private final Div settings = new Div();
    private final CheckButton check = new CheckButton(this::question);
    private @Nullable String kept;
    private @Nullable SettingsFields fields;

    ConnectionForm(
            ConnectorCatalogue connectors, ConnectionEditing editing, ConnectionReading reading, TenantId tenant) {
        this.connectors = connectors;
        this.editing = editing;
        this.reading = reading;
        this.tenant = tenant;
        addClassName("pw-form");
        name.getElement().setAttribute("translate", "no");
        name.setHelperText(getTranslation("connection.name.help"));
        name.setRequiredIndicatorVisible(true);
        kind.setItems(connectors.connectors().stream()
                .filter(connector -> connector.connectionSettings() != NoSettings.class)
                .map(Connector::kind)
                .toList());
        kind.setItemLabelGenerator(connector -> ConnectorWords.of(this, connector));
        kind.setRequired(true);
        kind.addValueChangeListener(chosen -> show(Map.of(), Set.of()));
        add(kind, name, settings);
        check.setVisible(false);
    }

    /// Begins a new connection.
    ///
    /// @param connector its kind; absent to let the person choose
    void begin(@Nullable String connector) {
        if (connector != null) {
            kind.setValue(connector);
        }
    }

    /// Shows a saved connection, to be changed.
    void edit(SavedConnection saved) {
        showSaved(saved);
        name.setValue(saved.name());
        name.setReadOnly(true);
        name.setHelperText(getTranslation("connection.name.fixed"));
    }

    /// Shows a copy of a saved connection, which has its secrets too.
    void copy(SavedConnection saved) {
        showSaved(saved);
        name.setValue(getTranslation("connection.copyOf", saved.name()));
    }

    private void showSaved(SavedConnection saved) {
        kept = saved.name();
        kind.setValue(saved.connector());
        kind.setReadOnly(true);
        show(saved.settings(), saved.secrets());
    }

    private void show(Map<String, Object> values, Set<String> secrets) {
        settings.removeAll();
        check.clear();
        fields = null;
        if (!kind.isEmpty()) {
            SettingsForm form = SettingsForm.of(connectors.get(kind.getValue()).connectionSettings());
            fields = new SettingsFields(
                    form, values, secrets, typed -> editing.problems(tenant, unsaved(typed)), check::clear);
            settings.add(fields);
        }
        check.setVisible(fields != null);
    }

    private UnsavedConnection unsaved(Map<String, Object> typed) {
        return new UnsavedConnection(kind.getValue(), typed, kept);
    }

    private Optional<Supplier<String>> question() {
        return read().map(unsaved -> () -> reading.check(tenant, unsaved));
    }

    /// What the form says; empty while something is wrong, which it then shows.
    Optional<UnsavedConnection> read() {
        var shown = fields;
        if (shown == null || !shown.areRight()) {
            return Optional.empty();
        }
        return Optional.of(unsaved(shown.values()));
    }

    /// The button that tests what the form says, to stand where it is always seen.
    CheckButton check() {
        return check;
    }

    String name() {
        return name.getValue().strip();
    }

    /// Says what is wrong with the name.
    void refuseName(String sentence) {
        name.setErrorMessage(sentence);
        name.setInvalid(true);
        name.focus();
    }

    /// True if a kind was chosen; else the field says that one is missing.
    boolean hasKind() {
        kind.setErrorMessage(getTranslation("connection.kind.missing"));
        kind.setInvalid(kind.isEmpty());
        return !kind.isEmpty();
    }
}
