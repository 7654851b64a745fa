package dev.pipewright.designer.canvas;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.look.Standing;
import dev.pipewright.designer.panel.NodePanel;
import dev.pipewright.designer.panel.PanelTabs;
import dev.pipewright.designer.panel.RunsPanel;
import dev.pipewright.designer.panel.SchedulePanel;
import dev.pipewright.designer.run.RunDialog;
import dev.pipewright.designer.run.RunList;
import dev.pipewright.designer.run.RunStarter;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.schedule.Schedules;
import dev.pipewright.platform.version.Versions;
import jakarta.annotation.security.PermitAll;

/// One pipeline: its drawing to edit, and beside it the selected node, the runs and the schedule.
@Route("pipelines/:pipeline")
@PermitAll
public class PipelineView extends Page implements BeforeEnterObserver {

    private static final String PIPELINE = "pipeline";
    private static final int LATEST = 20;

    private final transient Catalogue catalogue;
    private final transient Drafts drafts;
    private final transient Versions versions;
    private final transient Runs runs;
    private final transient Schedules schedules;
    private final transient RunStarter starter;
    private final transient SignedIn signedIn;
    private Button run = new Button();

    PipelineView(
            Catalogue catalogue,
            Drafts drafts,
            Versions versions,
            Runs runs,
            Schedules schedules,
            RunStarter starter,
            SignedIn signedIn) {
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.versions = versions;
        this.runs = runs;
        this.schedules = schedules;
        this.starter = starter;
        this.signedIn = signedIn;
        addClassName("pw-pipeline-view");
    }

    /// The address of a pipeline's page.
    public static RouteParameters of(String pipeline) {
        return new RouteParameters(PIPELINE, pipeline);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters().get(PIPELINE).orElse("");
        var entry = entry(id);
        open(entry, drafts.open(signedIn.tenant(), id).orElseThrow(NotFoundException::new));
    }

    private CatalogueEntry entry(String id) {
        return catalogue.find(signedIn.tenant(), id).orElseThrow(NotFoundException::new);
    }

    private void open(CatalogueEntry entry, Draft draft) {
        run = new Button(getTranslation("run.start"), new SvgIcon("icons/play.svg"), clicked -> askToRun(entry.id()));
        run.addThemeVariants(ButtonVariant.PRIMARY);
        var canvas = new PipelineCanvas();
        var node = new NodePanel();
        var schedule = new SchedulePanel(schedules, signedIn.person(), entry.id());
        var editing = new Editing(drafts, signedIn.person(), draft, canvas, drawing -> {
            name(drawing.pipeline().name());
            node.show(drawing.pipeline());
            show(entry(entry.id()));
        });
        node.show(draft.drawing().pipeline());
        canvas.onSelect(node::select);
        name(entry.name());
        show(entry);
        showLive(entry, schedule);
        showActions(entry.id(), canvas, editing, schedule);
        var board = new Div(canvas);
        board.addClassName("pw-pipeline-board");
        var body = new Div(board, panels(entry.id(), node, schedule));
        body.addClassName("pw-pipeline-body");
        content(body);
    }

    private void show(CatalogueEntry entry) {
        beside(new Standing(entry));
    }

    /// Shows what depends on the live version.
    private void showLive(CatalogueEntry entry, SchedulePanel schedule) {
        versions.live(signedIn.tenant(), entry.id())
                .ifPresent(live -> schedule.show(live.drawing().pipeline().parameters()));
        run.setEnabled(entry.live() != null);
        run.setTooltipText(entry.live() == null ? getTranslation("run.notPublished") : null);
    }

    private Aside panels(String id, NodePanel node, SchedulePanel schedule) {
        var latest = new RunsPanel();
        LiveReading.of(latest, RunList.newest(runs, signedIn.tenant(), id, LATEST), read -> false, latest::show);
        var tabs = new PanelTabs(getTranslation("panel.label"));
        tabs.add(getTranslation("panel.node"), node);
        tabs.add(getTranslation("panel.runs"), latest);
        tabs.add(getTranslation("panel.schedule"), schedule);
        var aside = new Aside(tabs);
        aside.getElement().setAttribute("aria-label", getTranslation("panel.label"));
        aside.addClassName("pw-pipeline-panel");
        return aside;
    }

    private void showActions(String id, PipelineCanvas canvas, Editing editing, SchedulePanel schedule) {
        var attempt = new Button(
                getTranslation("run.try"),
                clicked -> RunDialog.ofDraft(
                                editing.drawing().pipeline(), (choice, done) -> starter.start(id, choice, done))
                        .open());
        var publish = new Button(
                getTranslation("publish"),
                clicked -> new PublishDialog(versions, signedIn.person(), entry(id), () -> {
                            show(entry(id));
                            showLive(entry(id), schedule);
                        })
                        .open());
        actions(
                new SaveStatus(),
                iconButton(canvas, "undo", "canvas.undo"),
                iconButton(canvas, "redo", "canvas.redo"),
                publish,
                attempt,
                run);
    }

    private Button iconButton(PipelineCanvas canvas, String command, String key) {
        var button = new Button(new SvgIcon("icons/" + command + ".svg"), clicked -> canvas.command(command));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private void askToRun(String id) {
        versions.live(signedIn.tenant(), id)
                .ifPresent(live -> RunDialog.ofLive(
                                live.drawing().pipeline(),
                                live.number(),
                                (choice, done) -> starter.start(id, choice, done))
                        .open());
    }
}
