package dev.pipewright.designer.pipeline;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.backfill.BackFillsPanel;
import dev.pipewright.designer.canvas.PipelineCanvas;
import dev.pipewright.designer.connection.ConnectionDialogs;
import dev.pipewright.designer.fields.EdgePanel;
import dev.pipewright.designer.fields.FieldsPanel;
import dev.pipewright.designer.form.NodePanel;
import dev.pipewright.designer.form.NodePanels;
import dev.pipewright.designer.help.HelpPlaces;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.panel.LoadsPanel;
import dev.pipewright.designer.panel.PanelTabs;
import dev.pipewright.designer.panel.RunsPanel;
import dev.pipewright.designer.panel.SchedulePanel;
import dev.pipewright.designer.problem.ProblemsPanel;
import dev.pipewright.designer.run.RunList;
import dev.pipewright.designer.version.LibraryDialogs;
import dev.pipewright.designer.version.VersionsPanel;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.platform.backfill.BackFills;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.design.DraftProblems;
import dev.pipewright.platform.design.EdgeLooks;
import dev.pipewright.platform.design.SourceDrifts;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.file.PipelineFiles;
import dev.pipewright.platform.load.Recounts;
import dev.pipewright.platform.load.Watermarks;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.schedule.Schedules;
import dev.pipewright.platform.version.Versions;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/// What stands beside the drawing of a pipeline, a tab each.
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class PipelinePanels extends Aside {

    private static final int LATEST = 20;

    private final transient NodePanels nodes;
    private final transient ConnectionDialogs dialogs;
    private final transient Catalogue catalogue;
    private final transient Connections connections;
    private final transient Drafts drafts;
    private final transient PipelineFiles files;
    private final transient LibraryDialogs library;
    private final transient Runs runs;
    private final transient Versions versions;
    private final transient Watermarks watermarks;
    private final transient Recounts recounts;
    private final transient BackFills backFills;
    private final transient Schedules schedules;
    private final transient Environments environments;
    private final transient DraftProblems draftProblems;
    private final transient SourceDrifts sourceDrifts;
    private final transient EdgeLooks edgeLooks;
    private final transient SignedIn signedIn;
    private final PanelTabs tabs = new PanelTabs(getTranslation("panel.label"), "panel");

    PipelinePanels(
            NodePanels nodes,
            ConnectionDialogs dialogs,
            Catalogue catalogue,
            Connections connections,
            Drafts drafts,
            PipelineFiles files,
            LibraryDialogs library,
            Runs runs,
            Versions versions,
            Watermarks watermarks,
            Recounts recounts,
            BackFills backFills,
            Schedules schedules,
            Environments environments,
            DraftProblems draftProblems,
            SourceDrifts sourceDrifts,
            EdgeLooks edgeLooks,
            SignedIn signedIn) {
        this.nodes = nodes;
        this.dialogs = dialogs;
        this.catalogue = catalogue;
        this.connections = connections;
        this.drafts = drafts;
        this.files = files;
        this.library = library;
        this.runs = runs;
        this.versions = versions;
        this.watermarks = watermarks;
        this.recounts = recounts;
        this.backFills = backFills;
        this.schedules = schedules;
        this.environments = environments;
        this.draftProblems = draftProblems;
        this.sourceDrifts = sourceDrifts;
        this.edgeLooks = edgeLooks;
        this.signedIn = signedIn;
        getElement().setAttribute("aria-label", getTranslation("panel.label"));
        addClassName("pw-pipeline-panel");
        add(tabs);
    }

    /// The panels that change with the page.
    record Shown(NodePanel node, FieldsPanel fields, EdgePanel edge, ProblemsPanel problems, SchedulePanel schedule) {

        /// Shows the draft as it is now.
        void draft(Drawing drawing) {
            node.show(drawing.pipeline());
            fields.show(drawing.pipeline());
            edge.show(drawing.pipeline());
            problems.show(drawing.pipeline());
        }

        /// Shows another node.
        ///
        /// @param id the selected node, or an empty text
        void select(String id) {
            node.select(id);
            fields.select(id);
        }

        /// Shows what the live version wants to be given.
        void parameters(List<Parameter> parameters) {
            schedule.show(parameters);
        }
    }

    /// Puts in the panels of a pipeline.
    ///
    /// @param canvas the drawing that they stand beside
    /// @param drawing the draft as it is now
    Shown of(CatalogueEntry entry, PipelineCanvas canvas, Drawing drawing) {
        var node = nodes.of(signedIn.tenant(), drawing.pipeline());
        node.onConnectionWanted(connector -> dialogs.add(connector, node::connect));
        node.onStreamWanted(dialogs::chooseStream);
        var schedule = new SchedulePanel(schedules, environments, signedIn.person(), entry.id());
        var fields = new FieldsPanel(sourceDrifts, signedIn.person(), entry.id());
        var tenant = signedIn.tenant();
        var edge = new EdgePanel((drawn, at) -> edgeLooks.ofDraft(tenant, entry.id(), drawn, at));
        canvas.onEdge(at -> {
            edge.select(at);
            node.setVisible(at == null);
        });
        var selected = new Div(edge, node, fields);
        var problems = problems(canvas, node, selected);
        LiveReading.of(problems, () -> connections.kinds(tenant), kinds -> false, kinds -> {
            problems.connections(kinds);
            node.renew();
        });
        var latest = new RunsPanel(() -> canvas.command(PipelineCommands.TRY));
        LiveReading.of(
                latest, RunList.newest(runs, signedIn.tenant(), entry.id(), LATEST), read -> false, latest::show);
        tabs.add(getTranslation("panel.node"), selected);
        tabs.add(getTranslation("panel.problems"), problems, HelpPlaces.PROBLEMS);
        tabs.add(getTranslation("panel.runs"), latest, HelpPlaces.RUNS);
        tabs.add(getTranslation("panel.schedule"), schedule, HelpPlaces.SCHEDULE);
        tabs.add(
                getTranslation("panel.loads"),
                loads(entry, () -> {
                    firstSource(entry).ifPresent(canvas::reveal);
                    tabs.show(selected);
                }),
                HelpPlaces.LOADS);
        tabs.add(
                getTranslation("panel.versions"),
                new VersionsPanel(
                        catalogue,
                        drafts,
                        versions,
                        files,
                        library,
                        signedIn.person(),
                        entry.id(),
                        () -> canvas.command(PipelineCommands.PUBLISH)),
                HelpPlaces.VERSIONS);
        return new Shown(node, fields, edge, problems, schedule);
    }

    private ProblemsPanel problems(PipelineCanvas canvas, NodePanel node, Div selected) {
        var problems = new ProblemsPanel(draftProblems, signedIn.tenant(), (id, field) -> {
            canvas.reveal(id);
            tabs.show(selected);
            if (field != null) {
                node.goTo(id, field);
            }
        });
        problems.onMarks(marks -> {
            canvas.problems(marks);
            int count = marks.errors() + marks.recommendations();
            tabs.rename(
                    problems,
                    count == 0 ? getTranslation("panel.problems") : getTranslation("panel.problems.count", count));
        });
        return problems;
    }

    /// The source that stands first in the draft as it is now, if there is one.
    private Optional<NodeId> firstSource(CatalogueEntry entry) {
        return drafts.open(signedIn.tenant(), entry.id())
                .flatMap(draft -> draft.drawing().pipeline().nodes().stream()
                        .filter(Node.Source.class::isInstance)
                        .map(Node::id)
                        .findFirst());
    }

    private Div loads(CatalogueEntry entry, Runnable look) {
        var loads = new LoadsPanel(watermarks, recounts, environments, signedIn.person(), entry.id(), look);
        LiveReading.of(loads, loads::read, read -> false, loads::show);
        return new Div(loads, new BackFillsPanel(backFills, versions, environments, signedIn.person(), entry.id()));
    }
}
