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
import dev.pipewright.designer.backfill.BackFillsPanel;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.look.Standing;
import dev.pipewright.designer.panel.LoadsPanel;
import dev.pipewright.designer.panel.NodePanel;
import dev.pipewright.designer.panel.PanelTabs;
import dev.pipewright.designer.panel.RunsPanel;
import dev.pipewright.designer.panel.SchedulePanel;
import dev.pipewright.designer.run.RunDialog;
import dev.pipewright.designer.run.RunList;
import dev.pipewright.designer.run.RunStarter;
import dev.pipewright.platform.backfill.BackFills;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.load.Recounts;
import dev.pipewright.platform.load.Watermarks;
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
    private static final String UNDO = "undo";
    private static final String REDO = "redo";
    private static final String PUBLISH = "publish";
    private static final String TRY = "try";

    private final transient Catalogue catalogue;
    private final transient Drafts drafts;
    private final transient Versions versions;
    private final transient Runs runs;
    private final transient Schedules schedules;
    private final transient Watermarks watermarks;
    private final transient Recounts recounts;
    private final transient BackFills backFills;
    private final transient RunStarter starter;
    private final transient SignedIn signedIn;
    private Button run = new Button();

    PipelineView(
            Catalogue catalogue,
            Drafts drafts,
            Versions versions,
            Runs runs,
            Schedules schedules,
            Watermarks watermarks,
            Recounts recounts,
            BackFills backFills,
            RunStarter starter,
            SignedIn signedIn) {
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.versions = versions;
        this.runs = runs;
        this.schedules = schedules;
        this.watermarks = watermarks;
        this.recounts = recounts;
        this.backFills = backFills;
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
        });
        node.show(draft.drawing().pipeline());
        canvas.onSelect(node::select);
        canvas.onCommand(command -> {
            switch (command) {
                case UNDO -> editing.undo();
                case REDO -> editing.redo();
                case PUBLISH -> askToPublish(entry.id());
                case TRY -> askToTry(entry.id(), editing);
                default -> throw new IllegalArgumentException("no command: " + command);
            }
        });
        name(entry.name());
        showActions(canvas);
        var board = new Div(canvas);
        board.addClassName("pw-pipeline-board");
        var body = new Div(board, panels(entry, node, schedule));
        body.addClassName("pw-pipeline-body");
        content(body);
        LiveReading.of(body, reading(entry), read -> false, news -> show(news, schedule));
    }

    private PipelineReading reading(CatalogueEntry entry) {
        // Who is signed in is known here, and not where it is read.
        var tenant = signedIn.tenant();
        return new PipelineReading(
                () -> catalogue.find(tenant, entry.id()).orElse(entry), () -> versions.live(tenant, entry.id()));
    }

    private void show(PipelineNews news, SchedulePanel schedule) {
        beside(new Standing(news.entry()));
        var live = news.live();
        if (live != null) {
            schedule.show(live.drawing().pipeline().parameters());
        }
        run.setEnabled(live != null);
        run.setTooltipText(live == null ? getTranslation("run.notPublished") : null);
    }

    private Aside panels(CatalogueEntry entry, NodePanel node, SchedulePanel schedule) {
        var latest = new RunsPanel();
        LiveReading.of(
                latest, RunList.newest(runs, signedIn.tenant(), entry.id(), LATEST), read -> false, latest::show);
        var tabs = new PanelTabs(getTranslation("panel.label"));
        tabs.add(getTranslation("panel.node"), node);
        tabs.add(getTranslation("panel.runs"), latest);
        tabs.add(getTranslation("panel.schedule"), schedule);
        tabs.add(getTranslation("panel.loads"), loads(entry));
        var aside = new Aside(tabs);
        aside.getElement().setAttribute("aria-label", getTranslation("panel.label"));
        aside.addClassName("pw-pipeline-panel");
        return aside;
    }

    private Div loads(CatalogueEntry entry) {
        var loads = new LoadsPanel(watermarks, recounts, signedIn.person(), entry.id());
        var tenant = signedIn.tenant();
        LiveReading.of(loads, () -> watermarks.list(tenant, entry.id()), read -> false, loads::show);
        return new Div(loads, new BackFillsPanel(backFills, versions, signedIn.person(), entry.id()));
    }

    private void showActions(PipelineCanvas canvas) {
        actions(
                new SaveStatus(),
                iconButton(canvas, UNDO, "canvas.undo"),
                iconButton(canvas, REDO, "canvas.redo"),
                new Button(getTranslation("publish"), clicked -> canvas.command(PUBLISH)),
                new Button(getTranslation("run.try"), clicked -> canvas.command(TRY)),
                run);
    }

    private void askToPublish(String id) {
        new PublishDialog(versions, signedIn.person(), entry(id)).open();
    }

    private void askToTry(String id, Editing editing) {
        RunDialog.ofDraft(editing.drawing().pipeline(), (choice, done) -> starter.start(id, choice, done))
                .open();
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
