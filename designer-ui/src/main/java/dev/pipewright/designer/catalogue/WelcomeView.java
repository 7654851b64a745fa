package dev.pipewright.designer.catalogue;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.Route;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.catalogue.Doors.Door;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.run.RunDialog.Choice;
import dev.pipewright.designer.run.RunList;
import dev.pipewright.designer.run.RunStarter;
import dev.pipewright.designer.run.RunTable;
import dev.pipewright.designer.tour.TourStart;
import dev.pipewright.engine.Mode;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.removal.Removals;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.version.Versions;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The first page: the ways to begin, what was changed, and what happened last.
@Route("")
@PermitAll
class WelcomeView extends Page {

    /// The example that the product comes with, where it is loaded.
    private static final String EXAMPLE = "foodmart-to-taxman";

    private static final int LATEST = 5;
    private static final int CHANGED = 2;

    private final transient Catalogue catalogue;
    private final transient Drafts drafts;
    private final transient Versions versions;
    private final transient Audit audit;
    private final transient RunStarter starter;
    private final transient PipelineActions actions;
    private final transient Person person;
    private final transient Inquiry beginning = new Inquiry();
    private final RunTable table = new RunTable();
    private final Section latest = new Section(new H2(getTranslation("welcome.latest")), table);

    WelcomeView(
            Catalogue catalogue,
            Drafts drafts,
            Versions versions,
            Removals removals,
            Audit audit,
            Runs runs,
            RunStarter starter,
            SignedIn signedIn) {
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.versions = versions;
        this.audit = audit;
        this.starter = starter;
        this.person = signedIn.person();
        this.actions = new PipelineActions(catalogue, drafts, removals, person, this::read);
        heading(getTranslation("welcome.title", person.displayName()));
        actions(new TourStart());
        latest.setVisible(false);
        addAttachListener(attached -> read());
        LiveReading.of(this, RunList.newest(runs, person.tenant(), null, LATEST), read -> false, this::show);
    }

    /// How far a person is.
    ///
    /// @param withExample true if there is an example to run
    /// @param begins true if the person has done nothing yet, or the tenant has nothing of its own
    /// @param changed the pipelines that were changed last, the latest first
    private record Beginning(boolean withExample, boolean begins, List<CatalogueEntry> changed) {}

    private void read() {
        read(beginning, this::beginning, this::show);
    }

    private Beginning beginning() {
        boolean withExample = versions.live(person.tenant(), EXAMPLE).isPresent();
        List<CatalogueEntry> all = catalogue.list(person.tenant());
        boolean hasOwn = all.stream().anyMatch(entry -> !entry.id().equals(EXAMPLE));
        List<CatalogueEntry> changed = all.stream()
                .sorted(Comparator.comparing(CatalogueEntry::changedAt).reversed())
                .limit(CHANGED)
                .toList();
        return new Beginning(withExample, !hasOwn || !audit.hasActed(person.tenant(), person.name()), changed);
    }

    private void show(Beginning beginning) {
        List<Door> doors = new ArrayList<>();
        if (beginning.withExample()) {
            doors.add(new Door("welcome.example", "play", run()));
        }
        doors.add(new Door("welcome.data", "data", way("welcome.data.action", "start-from")));
        doors.add(new Door("welcome.template", "library", way("welcome.template.action", "library")));
        doors.add(new Door(
                "welcome.blank",
                "blank",
                new Button(getTranslation("welcome.blank.action"), clicked -> actions.begin())));
        if (beginning.begins()) {
            content(Doors.large(doors), latest);
        } else {
            content(Doors.row(doors), changed(beginning.changed()), latest);
        }
    }

    /// Where people most likely go on.
    private Section changed(List<CatalogueEntry> entries) {
        return new Section(
                new H2(getTranslation("welcome.changed")),
                new PipelineCards(entries, actions, drafts, person.tenant()));
    }

    private Button run() {
        var run = new Button(getTranslation("welcome.run"));
        run.addThemeVariants(ButtonVariant.PRIMARY);
        run.setDisableOnClick(true);
        run.addClickListener(clicked -> starter.start(
                EXAMPLE, new Choice(Subject.LIVE, Mode.ESTIMATE, Map.of()), started -> run.setEnabled(true)));
        return run;
    }

    private Button way(String key, String path) {
        return new Button(getTranslation(key), clicked -> UI.getCurrentOrThrow().navigate(path));
    }

    private void show(RunList list) {
        latest.setVisible(!list.runs().isEmpty());
        table.show(list);
    }
}
