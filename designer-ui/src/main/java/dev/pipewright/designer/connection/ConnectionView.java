package dev.pipewright.designer.connection;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.Page;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnection;
import dev.pipewright.platform.connection.ConnectionReading;
import dev.pipewright.platform.connection.UnsavedConnection;
import jakarta.annotation.security.PermitAll;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One connection: whether it works, and what can be read by it.
@Route("connections/:connection")
@PermitAll
public class ConnectionView extends Page implements BeforeEnterObserver {

    private static final String CONNECTION = "connection";
    private static final String HTTP = "http";

    private final transient Connections connections;
    private final transient ConnectionReading reading;
    private final transient ConnectionDialogs dialogs;
    private final transient TenantId tenant;

    ConnectionView(Connections connections, ConnectionReading reading, ConnectionDialogs dialogs, SignedIn signedIn) {
        this.connections = connections;
        this.reading = reading;
        this.dialogs = dialogs;
        this.tenant = signedIn.tenant();
    }

    /// The address of a connection's page. Names may hold a slash or the like, so they are encoded once more.
    public static RouteParameters of(String connection) {
        return new RouteParameters(CONNECTION, URLEncoder.encode(connection, StandardCharsets.UTF_8));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String name =
                URLDecoder.decode(event.getRouteParameters().get(CONNECTION).orElse(""), StandardCharsets.UTF_8);
        show(connections.find(tenant, name).orElseThrow(NotFoundException::new));
    }

    private void show(SavedConnection connection) {
        name(connection.name());
        beside(new Badge(ConnectorWords.of(this, connection.connector()), Tone.CALM));
        var edit = new Button(
                getTranslation("connections.edit"),
                clicked -> dialogs.edit(
                        connection, saved -> connections.find(tenant, saved).ifPresent(this::show)));
        actions(edit);
        var check = new CheckButton(() -> Optional.of(() -> reading.check(tenant, UnsavedConnection.of(connection))));
        if (connection.connector().equals(HTTP)) {
            var test = new Button(getTranslation("httpTest.open"), clicked -> dialogs.testRead(connection));
            test.addThemeVariants(ButtonVariant.PRIMARY);
            content(check, new EmptyState(getTranslation("httpTest.empty"), test));
        } else {
            content(check, new StreamChooser(reading, tenant, connection.name(), stream -> {}));
        }
    }
}
