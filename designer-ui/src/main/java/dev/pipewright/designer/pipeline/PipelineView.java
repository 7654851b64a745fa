package dev.pipewright.designer.pipeline;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.begin.FileReception;
import dev.pipewright.designer.canvas.PipelineCanvas;
import dev.pipewright.designer.catalogue.RemovedPipelineView;
import dev.pipewright.designer.draft.Editing;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.look.Standing;
import dev.pipewright.designer.presence.PeopleThere;
import dev.pipewright.designer.version.FromLibrary;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.library.Installations;
import dev.pipewright.platform.preview.SampleChoice;
import dev.pipewright.platform.version.Versions;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/// One pipeline: its drawing to edit, and beside it the selected node, the runs and the schedule.
@Route("pipelines/:pipeline")
@PermitAll
public class PipelineView extends Page implements BeforeEnterObserver {

    private static final String PIPELINE = "pipeline";
    private static final String SAMPLE = "sample";
    private static final String NODE = "node";

    private final transient Catalogue catalogue;
    private final transient Drafts drafts;
    private final transient Versions versions;
    private final transient Installations installations;
    private final transient PipelineCommands commands;
    private final transient FileReception reception;
    private final transient SignedIn signedIn;
    private final transient ObjectProvider<DraftBoard> boards;
    private final transient ObjectProvider<PipelinePanels> panels;
    private Button run = new Button();

    PipelineView(
            Catalogue catalogue,
            Drafts drafts,
            Versions versions,
            Installations installations,
            PipelineCommands commands,
            FileReception reception,
            SignedIn signedIn,
            ObjectProvider<DraftBoard> boards,
            ObjectProvider<PipelinePanels> panels) {
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.versions = versions;
        this.installations = installations;
        this.commands = commands;
        this.reception = reception;
        this.signedIn = signedIn;
        this.boards = boards;
        this.panels = panels;
        addClassName("pw-pipeline-view");
    }

    /// The address of a pipeline's page.
    public static RouteParameters of(String pipeline) {
        return new RouteParameters(PIPELINE, pipeline);
    }

    /// The part of the address that has a pipeline's page preview some records.
    public static QueryParameters showing(SampleChoice sample, NodeId node) {
        return QueryParameters.simple(Map.of(SAMPLE, sample.text(), NODE, node.value()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters().get(PIPELINE).orElse("");
        if (catalogue.removed(signedIn.tenant(), id).isPresent()) {
            event.rerouteTo(RemovedPipelineView.class, of(id));
            return;
        }
        var entry = entry(id);
        var board = open(entry, drafts.open(signedIn.tenant(), id).orElseThrow(NotFoundException::new));
        board.mapping().openAt(event.getLocation().getQueryParameters());
        SampleChoice sample = sampleIn(event);
        if (sample != null) {
            board.preview(
                    sample,
                    event.getLocation()
                            .getQueryParameters()
                            .getSingleParameter(NODE)
                            .orElse(""));
        }
    }

    private static @Nullable SampleChoice sampleIn(BeforeEnterEvent event) {
        return event.getLocation()
                .getQueryParameters()
                .getSingleParameter(SAMPLE)
                .flatMap(SampleChoice::read)
                .orElse(null);
    }

    private CatalogueEntry entry(String id) {
        return catalogue.find(signedIn.tenant(), id).orElseThrow(NotFoundException::new);
    }

    private DraftBoard open(CatalogueEntry entry, Draft draft) {
        run = new Button(
                getTranslation("run.start"), new SvgIcon("icons/play.svg"), clicked -> commands.askToRun(entry.id()));
        run.addThemeVariants(ButtonVariant.PRIMARY);
        var board = boards.getObject();
        var canvas = board.canvas();
        var beside = panels.getObject();
        var shown = beside.of(entry, canvas, draft.drawing());
        var editing = board.open(draft, drawing -> {
            name(drawing.pipeline().name());
            shown.draft(drawing);
        });
        canvas.onSelect(shown::select);
        canvas.onCommand(command -> commands.follow(command, entry.id(), editing, canvas));
        name(entry.name());
        showActions(canvas, board.people(draft));
        var body = new Div(receiving(board, editing, entry.id()), beside, board.mapping());
        body.addClassName("pw-pipeline-body");
        content(body);
        shown.draft(draft.drawing());
        LiveReading.of(body, reading(entry), read -> false, news -> show(news, shown, canvas));
        return board;
    }

    /// Where nothing is drawn yet, a file can be dropped to begin with.
    private Component receiving(DraftBoard board, Editing editing, String pipeline) {
        if (!isBlank(editing)) {
            return board;
        }
        return reception.around(board, () -> isBlank(editing) ? pipeline : null);
    }

    private static boolean isBlank(Editing editing) {
        return editing.drawing().pipeline().nodes().isEmpty();
    }

    private PipelineReading reading(CatalogueEntry entry) {
        // Who is signed in is known here, and not where it is read.
        var tenant = signedIn.tenant();
        return new PipelineReading(
                () -> catalogue.find(tenant, entry.id()),
                () -> versions.live(tenant, entry.id()),
                () -> installations.standing(tenant, entry.id()));
    }

    private void show(PipelineNews news, PipelinePanels.Shown panels, PipelineCanvas canvas) {
        var entry = news.entry();
        if (entry == null) {
            // Somebody has removed the pipeline: the address now says who, and what is kept.
            UI.getCurrentOrThrow().refreshCurrentRoute(true);
            return;
        }
        var library = news.library();
        if (library == null) {
            beside(new Standing(entry));
        } else {
            beside(new Standing(entry), new FromLibrary(library, () -> canvas.command(PipelineCommands.UPDATE)));
        }
        var live = news.live();
        if (live != null) {
            panels.parameters(live.drawing().pipeline().parameters());
        }
        run.setEnabled(live != null);
        run.setTooltipText(live == null ? getTranslation("run.notPublished") : null);
    }

    private void showActions(PipelineCanvas canvas, PeopleThere people) {
        var attempt = new Button(getTranslation("run.try"), clicked -> canvas.command(PipelineCommands.TRY));
        attempt.addClassName("pw-try");
        actions(
                people,
                new SaveStatus(),
                iconButton(canvas, PipelineCommands.UNDO, "canvas.undo"),
                iconButton(canvas, PipelineCommands.REDO, "canvas.redo"),
                new Button(getTranslation("publish"), clicked -> canvas.command(PipelineCommands.PUBLISH)),
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
}
