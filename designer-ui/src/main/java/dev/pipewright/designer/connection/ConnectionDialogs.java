package dev.pipewright.designer.connection;

import com.vaadin.flow.component.UI;
import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.platform.catalogue.SavedConnection;
import dev.pipewright.platform.connection.ConnectionEditing;
import dev.pipewright.platform.connection.ConnectionReading;
import dev.pipewright.platform.connection.HttpTests;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens dialogs about connections, on whatever page, for the person who is signed in there. Used under the page's
/// lock; what it tells is told under the page's lock.
@Component
public class ConnectionDialogs {

    private final ConnectorCatalogue connectors;
    private final ConnectionEditing editing;
    private final ConnectionReading reading;
    private final HttpTests tests;
    private final SignedIn signedIn;

    ConnectionDialogs(
            ConnectorCatalogue connectors,
            ConnectionEditing editing,
            ConnectionReading reading,
            HttpTests tests,
            SignedIn signedIn) {
        this.connectors = connectors;
        this.editing = editing;
        this.reading = reading;
        this.tests = tests;
        this.signedIn = signedIn;
    }

    private static String text(String key, Object... values) {
        return UI.getCurrentOrThrow().getTranslation(key, values);
    }

    private ConnectionForm form() {
        return new ConnectionForm(connectors, editing, reading, signedIn.tenant());
    }

    private void open(String title, ConnectionForm form, Consumer<String> saved) {
        var tenant = signedIn.tenant();
        String person = signedIn.person().name();
        new ConnectionDialog(title, form, (name, unsaved) -> editing.save(tenant, name, unsaved, person), saved).open();
    }

    /// Asks for a new connection.
    ///
    /// @param connector its kind, as in `jdbc`; absent to let the person choose
    /// @param saved told the name that it was kept under
    public void add(@Nullable String connector, Consumer<String> saved) {
        ConnectionForm form = form();
        form.begin(connector);
        open(text("connection.add"), form, saved);
    }

    /// Lets a connection be changed.
    ///
    /// @param saved told its name once it was changed
    public void edit(SavedConnection connection, Consumer<String> saved) {
        ConnectionForm form = form();
        form.edit(connection);
        open(text("connection.edit", connection.name()), form, saved);
    }

    /// Lets a copy of a connection be kept under another name.
    ///
    /// @param saved told that name
    public void copy(SavedConnection connection, Consumer<String> saved) {
        ConnectionForm form = form();
        form.copy(connection);
        open(text("connection.copy", connection.name()), form, saved);
    }

    /// Lets one of the streams of a connection be chosen.
    ///
    /// @param chosen told the stream, with the settings of a source that reads it and, as far as known, its fields
    public void chooseStream(String connection, Consumer<StreamDescription> chosen) {
        new StreamDialog(reading, signedIn.tenant(), connection, chosen).open();
    }

    /// Lets an HTTP source be described and tried with a few requests.
    public void testRead(SavedConnection connection) {
        new HttpTestDialog(connectors, tests, signedIn.tenant(), connection).open();
    }
}
