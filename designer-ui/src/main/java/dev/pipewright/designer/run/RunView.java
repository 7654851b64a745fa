package dev.pipewright.designer.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.canvas.RunningDrawing;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Page;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.platform.result.Results;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.Runs;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One run: how far it is or how it ended, both balances, what needs attention, and the results to take away.
@Route("runs/:run")
@PermitAll
public class RunView extends Page implements BeforeEnterObserver {

    private static final String RUN = "run";

    private final transient Runs runs;
    private final transient TenantId tenant;
    private final String person;
    private final RunFigures figures = new RunFigures();
    private final DocumentBalance documents = new DocumentBalance();
    private final Attention attention = new Attention();
    private final Downloads downloads;
    private final Button cancel = new Button(getTranslation("run.cancel"));
    private @Nullable RunningDrawing drawing;
    private @Nullable RecordBalance records;

    RunView(Runs runs, Results results, SignedIn signedIn) {
        this.runs = runs;
        this.tenant = signedIn.tenant();
        this.person = signedIn.person().name();
        this.downloads = new Downloads(results, tenant);
        cancel.addClassName("pw-cancel");
    }

    /// The address of a run's page.
    static RouteParameters of(Run run) {
        return new RouteParameters(RUN, run.id().toString());
    }

    /// The address of a run's page, for other views.
    public static String address(RunId run) {
        return "runs/" + run;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = idOf(event.getRouteParameters().get(RUN).orElse(""));
        var report = runs.report(tenant, id).orElseThrow(NotFoundException::new);
        var shown = runs.drawingOf(tenant, id).orElseThrow(NotFoundException::new);
        build(report.run(), shown);
        show(report);
        LiveReading.of(
                figures,
                () -> runs.report(tenant, id).orElse(report),
                read -> read.run().state().isFinal(),
                this::show);
    }

    private static RunId idOf(String text) {
        try {
            return new RunId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException();
        }
    }

    private void build(Run run, Drawing shown) {
        name(run.pipelineName());
        var running = new RunningDrawing(shown);
        var balance = new RecordBalance(shown);
        drawing = running;
        records = balance;
        cancel.addClickListener(clicked -> runs.cancel(tenant, run.id(), person));
        downloads.offer(run);
        actions(cancel, downloads);
        add(
                figures,
                attention,
                running,
                section("run.documents", documents),
                section("run.records", balance),
                section("run.facts", new RunFacts(run)));
    }

    private Section section(String key, Component content) {
        var heading = new H2(getTranslation(key));
        var hint = new Paragraph(getTranslation(key + ".hint"));
        hint.addClassName("pw-soft");
        var card = new Div(content);
        card.addClassName("pw-card");
        return new Section(heading, hint, card);
    }

    private void show(RunReport report) {
        var state = report.run().state();
        beside(RunWords.badge(this, state), RunWords.badge(this, report.run().mode()));
        cancel.setVisible(!state.isFinal());
        downloads.show(report);
        figures.show(report);
        documents.show(report.calls().values());
        if (drawing != null && records != null) {
            drawing.show(report);
            records.show(report.nodes());
        }
        var id = report.run().id();
        attention.show(
                report,
                () -> runs.troubled(tenant, id, Attention.MOST),
                () -> runs.rejected(tenant, id, Attention.MOST));
    }
}
