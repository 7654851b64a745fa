package dev.pipewright.designer.connection;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.SettingsUse;
import dev.pipewright.connectors.spi.settings.SettingsForm;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.help.Term;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.ListTable;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.look.RemovalDialog;
import dev.pipewright.designer.look.RowActions;
import dev.pipewright.designer.pipeline.PipelineView;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnection;
import dev.pipewright.platform.connection.ConnectionEditing;
import dev.pipewright.platform.connection.ConnectionUse;
import dev.pipewright.platform.connection.ConnectionUses;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// All connections of the tenant: what each leads to, and where it is used.
@Route("connections")
@PermitAll
class ConnectionsView extends Page {

    private final transient Connections connections;
    private final transient ConnectorCatalogue connectors;
    private final transient ConnectionUses uses;
    private final transient ConnectionEditing editing;
    private final transient ConnectionDialogs dialogs;
    private final transient TenantId tenant;
    private final String person;
    private final transient Inquiry inquiry = new Inquiry();

    ConnectionsView(
            Connections connections,
            ConnectorCatalogue connectors,
            ConnectionUses uses,
            ConnectionEditing editing,
            ConnectionDialogs dialogs,
            SignedIn signedIn) {
        this.connections = connections;
        this.connectors = connectors;
        this.uses = uses;
        this.editing = editing;
        this.dialogs = dialogs;
        this.tenant = signedIn.tenant();
        this.person = signedIn.person().name();
        heading(new Term("connection", getTranslation("nav.connections")));
        addAttachListener(attached -> show());
    }

    private Button adding() {
        var add = new Button(getTranslation("connection.add"), clicked -> dialogs.add(null, saved -> show()));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return add;
    }

    private void show() {
        List<SavedConnection> all = connections.list(tenant);
        if (all.isEmpty()) {
            actions();
            content(new EmptyState(getTranslation("connections.empty"), adding()));
            return;
        }
        actions(adding());
        Map<String, Div> places = new LinkedHashMap<>();
        var table = new ListTable(
                "connections.name",
                "connections.kind",
                "connections.address",
                "connections.uses",
                "connections.actions");
        for (SavedConnection connection : all) {
            var used = new Div();
            places.put(connection.name(), used);
            table.getBody()
                    .add(table.line(
                            link(connection),
                            new Span(ConnectorWords.of(this, connection.connector())),
                            new DataText(addressOf(connection)),
                            used,
                            actionsOf(connection)));
        }
        content(table);
        inquiry.ask(
                () -> uses.all(tenant),
                found -> places.forEach((name, place) -> showUses(place, found.getOrDefault(name, List.of()))));
    }

    private static RouterLink link(SavedConnection connection) {
        var link = new RouterLink(connection.name(), ConnectionView.class, ConnectionView.of(connection.name()));
        link.getElement().setAttribute("translate", "no");
        return link;
    }

    /// What it leads to, as far as its kind says which settings tell that.
    private String addressOf(SavedConnection connection) {
        return connectors
                .form(connection.connector(), SettingsUse.CONNECTION)
                .map(SettingsForm::addresses)
                .orElse(List.of())
                .stream()
                .map(connection.settings()::get)
                .filter(String.class::isInstance)
                .map(Object::toString)
                .limit(1)
                .collect(Collectors.joining());
    }

    private void showUses(Div place, List<ConnectionUse> found) {
        place.addClassName("pw-uses");
        if (found.isEmpty()) {
            var nowhere = new Span(getTranslation("connections.unused"));
            nowhere.addClassName("pw-soft");
            place.add(nowhere);
        }
        for (ConnectionUse use : found) {
            var link = new RouterLink(use.name(), PipelineView.class, PipelineView.of(use.pipeline()));
            link.getElement().setAttribute("translate", "no");
            place.add(link);
        }
    }

    private Component actionsOf(SavedConnection connection) {
        return new RowActions(connection.name())
                .with("connections.edit", () -> dialogs.edit(connection, saved -> show()))
                .with("connections.copy", () -> dialogs.copy(connection, saved -> show()))
                .with("connections.remove", () -> askToRemove(connection.name()));
    }

    private void askToRemove(String name) {
        new RemovalDialog(
                        getTranslation("connections.removeTitle", name),
                        getTranslation("connections.removeText"),
                        () -> remove(name))
                .open();
    }

    private void remove(String name) {
        inquiry.ask(
                () -> {
                    editing.remove(tenant, name, person);
                    return name;
                },
                removed -> {
                    Notices.done(getTranslation("connections.removed", removed));
                    show();
                },
                trouble -> Notices.problem(Spoken.of(trouble)));
    }
}
