package dev.pipewright.designer.environment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.help.Term;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.ListTable;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.look.RemovalDialog;
import dev.pipewright.designer.look.RowActions;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.model.json.EnvironmentJson;
import dev.pipewright.model.json.PipelineFormatException;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnection;
import dev.pipewright.platform.connection.ConnectionUses;
import dev.pipewright.platform.environment.EnvironmentRefusedException;
import dev.pipewright.platform.environment.Environments;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// All environments of the tenant: what each says, and which schedules run there.
@Route("environments")
@PermitAll
class EnvironmentsView extends Page {

    private static final int MOST_BYTES = 1_000_000;
    private static final Environment NEW = new Environment("", "", false, List.of(), Map.of());

    private final transient Environments environments;
    private final transient Connections connections;
    private final transient ConnectionUses uses;
    private final transient TenantId tenant;
    private final String person;
    private final transient Inquiry inquiry = new Inquiry();

    EnvironmentsView(Environments environments, Connections connections, ConnectionUses uses, SignedIn signedIn) {
        this.environments = environments;
        this.connections = connections;
        this.uses = uses;
        this.tenant = signedIn.tenant();
        this.person = signedIn.person().name();
        heading(new Term("environment", getTranslation("nav.environments")));
        addAttachListener(attached -> show());
    }

    private record Listed(Environment environment, List<String> schedules) {}

    private void show() {
        read(
                inquiry,
                () -> environments.list(tenant).stream()
                        .map(one -> new Listed(one, environments.scheduled(tenant, one.name())))
                        .toList(),
                this::show);
    }

    private void show(List<Listed> all) {
        if (all.isEmpty()) {
            actions(upload());
            content(new EmptyState(getTranslation("environments.empty"), adding()));
            return;
        }
        actions(upload(), adding());
        addClassName("pw-environments");
        var table = new ListTable(
                "environment.name",
                "environments.records",
                "environments.says",
                "environments.schedules",
                "connections.actions");
        all.forEach(listed -> table.getBody()
                .add(table.line(
                        name(listed.environment()),
                        records(listed.environment()),
                        says(listed.environment()),
                        schedules(listed.schedules()),
                        actionsOf(listed.environment()))));
        content(table);
    }

    private Button adding() {
        var add = new Button(getTranslation("environment.add"), clicked -> ask(NEW, true, "environment.add"));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return add;
    }

    private static Component name(Environment environment) {
        var name = new Div(new DataText(environment.name()));
        if (!environment.description().isEmpty()) {
            var description = new Paragraph(environment.description());
            description.addClassName("pw-soft");
            description.getElement().setAttribute("translate", "no");
            name.add(description);
        }
        return name;
    }

    private Badge records(Environment environment) {
        return environment.records()
                ? new Badge(getTranslation("environments.mayRecord"), Tone.WAIT)
                : new Badge(getTranslation("environments.estimates"), Tone.CALM);
    }

    private Component says(Environment environment) {
        var list = new Div();
        environment.connections().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(bound -> list.add(new Div(new DataText(bound.getKey() + " → " + bound.getValue()))));
        environment
                .parameters()
                .forEach(value -> list.add(new Div(new DataText(value.name() + " = " + value.standard()))));
        return list.getChildren().findAny().isEmpty() ? nothing() : list;
    }

    private Component schedules(List<String> pipelines) {
        var list = new Div();
        list.addClassName("pw-uses");
        pipelines.forEach(pipeline -> list.add(new DataText(pipeline)));
        return pipelines.isEmpty() ? nothing() : list;
    }

    private Span nothing() {
        var nothing = new Span(getTranslation("connections.unused"));
        nothing.addClassName("pw-soft");
        return nothing;
    }

    private Component actionsOf(Environment environment) {
        var all = new RowActions(environment.name())
                .with("connections.edit", () -> ask(environment, false, "environment.edit"))
                .with("connections.copy", () -> ask(copyOf(environment), true, "environment.add"))
                .with("connections.remove", () -> askToRemove(environment.name()));
        var export = new EnvironmentFile(getTranslation("environment.export"), environment);
        export.getElement().setAttribute("aria-label", getTranslation("environment.exportNamed", environment.name()));
        all.add(export);
        return all;
    }

    private Environment copyOf(Environment environment) {
        return new Environment(
                getTranslation("environment.copyName", environment.name()),
                environment.description(),
                false,
                environment.parameters(),
                environment.connections());
    }

    private record Known(Set<String> drawn, List<String> saved) {}

    private void ask(Environment shown, boolean isNew, String title) {
        inquiry.ask(
                () -> new Known(
                        uses.all(tenant).keySet(),
                        connections.list(tenant).stream()
                                .map(SavedConnection::name)
                                .toList()),
                known -> {
                    var form = new EnvironmentForm(known.drawn(), known.saved());
                    form.show(shown, isNew);
                    Consumer<Environment> keep = isNew
                            ? written -> environments.add(tenant, written, person)
                            : written -> environments.change(tenant, written, person);
                    new EnvironmentDialog(getTranslation(title, shown.name()), form, keep, this::show).open();
                });
    }

    private Upload upload() {
        var upload = new Upload(UploadHandler.inMemory((file, bytes) -> read(bytes)));
        upload.setAcceptedFileExtensions(".json");
        upload.setMaxFileSize(MOST_BYTES);
        upload.setMaxFiles(1);
        upload.setDropAllowed(false);
        upload.setUploadButton(new Button(getTranslation("environment.import")));
        upload.addFileRejectedListener(refused -> Notices.problem(getTranslation("import.refused")));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        return upload;
    }

    /// What a file says is shown first: its connections may be called otherwise here.
    private void read(byte[] bytes) {
        try {
            ask(EnvironmentJson.read(new String(bytes, StandardCharsets.UTF_8)), true, "environment.add");
        } catch (PipelineFormatException unreadable) {
            Notices.problem(String.valueOf(unreadable.getMessage()));
        }
    }

    private void askToRemove(String name) {
        new RemovalDialog(
                        getTranslation("environment.removeTitle", name),
                        getTranslation("environment.removeText"),
                        () -> remove(name))
                .open();
    }

    private void remove(String name) {
        inquiry.ask(
                () -> {
                    environments.remove(tenant, name, person);
                    return name;
                },
                removed -> {
                    Notices.done(getTranslation("environment.removed", removed));
                    show();
                },
                trouble -> {
                    if (trouble instanceof EnvironmentRefusedException) {
                        Notices.problem(Notices.said(Sentence.keptOf(trouble)));
                    } else {
                        Notices.trouble(trouble);
                    }
                });
    }
}
