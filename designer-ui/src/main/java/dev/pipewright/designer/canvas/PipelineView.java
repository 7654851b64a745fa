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
import dev.pipewright.designer.run.RunStarter;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.schedule.Schedules;
import dev.pipewright.platform.version.Versions;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;

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
        var person = signedIn.person();
        var entry = catalogue.find(person.tenant(), id).orElseThrow(NotFoundException::new);
        var draft = drafts.open(person.tenant(), id).orElseThrow(NotFoundException::new);
        var canvas = new PipelineCanvas();
        var node = new NodePanel();
        var editing = new Editing(drafts, person, draft, canvas, drawing -> {
            name(drawing.pipeline().name());
            node.show(drawing.pipeline());
            catalogue.find(person.tenant(), id).ifPresent(changed -> beside(new Standing(changed)));
        });
        node.show(draft.drawing().pipeline());
        node.onEdit(edit -> editing.propose(new Proposal(UUID.randomUUID().toString(), draft.seq(), edit)));
        canvas.onSelect(node::select);
        name(entry.name());
        beside(new Standing(entry));
        showActions(entry, editing);
        var board = new Div(canvas);
        board.addClassName("pw-pipeline-board");
        var body = new Div(board, panels(entry, editing, node));
        body.addClassName("pw-pipeline-body");
        add(body);
    }

    private Aside panels(CatalogueEntry entry, Editing editing, NodePanel node) {
        var tenant = signedIn.tenant();
        var latest = new RunsPanel();
        LiveReading.of(latest, () -> runs.list(tenant, entry.id(), null, LATEST), read -> false, latest::show);
        var tabs = new PanelTabs(getTranslation("panel.label"));
        tabs.add(getTranslation("panel.node"), node);
        tabs.add(getTranslation("panel.runs"), latest);
        tabs.add(
                getTranslation("panel.schedule"),
                new SchedulePanel(
                        schedules,
                        signedIn.person(),
                        entry,
                        editing.drawing().pipeline().parameters()));
        var aside = new Aside(tabs);
        aside.getElement().setAttribute("aria-label", getTranslation("panel.label"));
        aside.addClassName("pw-pipeline-panel");
        return aside;
    }

    private void showActions(CatalogueEntry entry, Editing editing) {
        var undo = iconButton("undo", "canvas.undo");
        undo.addClickListener(clicked -> editing.takeBack(false));
        var redo = iconButton("redo", "canvas.redo");
        redo.addClickListener(clicked -> editing.takeBack(true));
        var run = new Button(getTranslation("run.start"), new SvgIcon("icons/play.svg"));
        run.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        run.addClickListener(clicked -> ask(entry, editing));
        var publish = new Button(getTranslation("publish"));
        publish.addClickListener(clicked -> new PublishDialog(
                        versions, catalogue, signedIn.person(), entry.id(), live -> beside(new Standing(live)))
                .open());
        actions(new SaveStatus(), undo, redo, publish, run);
    }

    private Button iconButton(String icon, String key) {
        var button = new Button(new SvgIcon("icons/" + icon + ".svg"));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private void ask(CatalogueEntry entry, Editing editing) {
        var pipeline = editing.drawing().pipeline();
        new RunDialog(
                        pipeline.name(),
                        entry.live() != null,
                        pipeline.parameters(),
                        choice -> starter.start(entry.id(), choice))
                .open();
    }
}
