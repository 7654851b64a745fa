package dev.pipewright.designer.pipeline;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.backfill.BackFillsPanel;
import dev.pipewright.designer.canvas.PipelineCanvas;
import dev.pipewright.designer.connection.ConnectionDialogs;
import dev.pipewright.designer.fields.FieldsPanel;
import dev.pipewright.designer.form.NodePanel;
import dev.pipewright.designer.form.NodePanels;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.panel.LoadsPanel;
import dev.pipewright.designer.panel.PanelTabs;
import dev.pipewright.designer.panel.RunsPanel;
import dev.pipewright.designer.panel.SchedulePanel;
import dev.pipewright.designer.problem.ProblemsPanel;
import dev.pipewright.designer.run.RunList;
import dev.pipewright.designer.version.VersionsPanel;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Parameter;
import dev.pipewright.platform.backfill.BackFills;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.design.DraftProblems;
import dev.pipewright.platform.design.SourceDrifts;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.file.PipelineFiles;
import dev.pipewright.platform.load.Recounts;
import dev.pipewright.platform.load.Watermarks;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.schedule.Schedules;
import dev.pipewright.platform.version.Versions;
import java.util.List;
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
    private final transient Drafts drafts;
    private final transient PipelineFiles files;
    private final transient Runs runs;
    private final transient Versions versions;
    private final transient Watermarks watermarks;
    private final transient Recounts recounts;
    private final transient BackFills backFills;
    private final transient Schedules schedules;
    private final transient DraftProblems draftProblems;
    private final transient SourceDrifts sourceDrifts;
    private final transient SignedIn signedIn;
    private final PanelTabs tabs = new PanelTabs(getTranslation("panel.label"), "panel");

    PipelinePanels(
            NodePanels nodes,
            ConnectionDialogs dialogs,
            Catalogue catalogue,
            Drafts drafts,
            PipelineFiles files,
            Runs runs,
            Versions versions,
            Watermarks watermarks,
            Recounts recounts,
            BackFills backFills,
            Schedules schedules,
            DraftProblems draftProblems,
            SourceDrifts sourceDrifts,
            SignedIn signedIn) {
        this.nodes = nodes;
        this.dialogs = dialogs;
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.files = files;
        this.runs = runs;
        this.versions = versions;
        this.watermarks = watermarks;
        this.recounts = recounts;
        this.backFills = backFills;
        this.schedules = schedules;
        this.draftProblems = draftProblems;
        this.sourceDrifts = sourceDrifts;
        this.signedIn = signedIn;
        getElement().setAttribute("aria-label", getTranslation("panel.label"));
        addClassName("pw-pipeline-panel");
        add(tabs);
    }

    /// The panels that change with the page.
    record Shown(NodePanel node, FieldsPanel fields, ProblemsPanel problems, SchedulePanel schedule) {

        /// Shows the draft as it is now.
        void draft(Drawing drawing) {
            node.show(drawing.pipeline());
            fields.show(drawing.pipeline());
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
        var schedule = new SchedulePanel(schedules, signedIn.person(), entry.id());
        var fields = new FieldsPanel(sourceDrifts, signedIn.person(), entry.id());
        var selected = new Div(node, fields);
        var problems = problems(canvas, selected);
        var latest = new RunsPanel();
        LiveReading.of(
                latest, RunList.newest(runs, signedIn.tenant(), entry.id(), LATEST), read -> false, latest::show);
        tabs.add(getTranslation("panel.node"), selected);
        tabs.add(getTranslation("panel.problems"), problems);
        tabs.add(getTranslation("panel.runs"), latest);
        tabs.add(getTranslation("panel.schedule"), schedule);
        tabs.add(getTranslation("panel.loads"), loads(entry));
        tabs.add(
                getTranslation("panel.versions"),
                new VersionsPanel(catalogue, drafts, versions, files, signedIn.person(), entry.id()));
        return new Shown(node, fields, problems, schedule);
    }

    private ProblemsPanel problems(PipelineCanvas canvas, Div selected) {
        var problems = new ProblemsPanel(draftProblems, signedIn.tenant(), (id, field) -> {
            canvas.reveal(id);
            tabs.show(selected);
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

    private Div loads(CatalogueEntry entry) {
        var loads = new LoadsPanel(watermarks, recounts, signedIn.person(), entry.id());
        var tenant = signedIn.tenant();
        LiveReading.of(loads, () -> watermarks.list(tenant, entry.id()), read -> false, loads::show);
        return new Div(loads, new BackFillsPanel(backFills, versions, signedIn.person(), entry.id()));
    }
}
