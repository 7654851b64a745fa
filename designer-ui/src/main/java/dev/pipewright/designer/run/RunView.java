package dev.pipewright.designer.run;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.environment.EnvironmentBadge;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Page;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.PostgresCallLog;
import dev.pipewright.model.Drawing;
import dev.pipewright.platform.design.EdgeLooks;
import dev.pipewright.platform.result.Results;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.trouble.MissingValues;
import dev.pipewright.platform.trouble.OwnedCause;
import dev.pipewright.platform.trouble.TroubledRecords;
import dev.pipewright.platform.trouble.Troubles;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One run: how far it is or how it ended, both balances, what needs attention, and the results to take away.
@Route("runs/:run")
@PermitAll
public class RunView extends Page implements BeforeEnterObserver {

    private static final String RUN = "run";

    private final transient Runs runs;
    private final transient Results results;
    private final transient Troubles troubles;
    private final transient PostgresCallLog log;
    private final transient EdgeLooks edges;
    private final transient TroubledRecords records;
    private final transient MissingValues missing;
    private final transient RunStarter starter;
    private final transient Inquiry inquiry = new Inquiry();
    private final transient TenantId tenant;
    private final String person;
    private @Nullable RunBody body;

    RunView(
            Runs runs,
            Results results,
            Troubles troubles,
            TroubledRecords records,
            MissingValues missing,
            PostgresCallLog log,
            EdgeLooks edges,
            RunStarter starter,
            SignedIn signedIn) {
        this.log = log;
        this.edges = edges;
        this.runs = runs;
        this.results = results;
        this.troubles = troubles;
        this.records = records;
        this.missing = missing;
        this.starter = starter;
        this.tenant = signedIn.tenant();
        this.person = signedIn.person().name();
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
        var drawing = runs.drawingOf(tenant, id).orElseThrow(NotFoundException::new);
        open(report, drawing);
    }

    private static RunId idOf(String text) {
        try {
            return new RunId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException();
        }
    }

    private void open(RunReport report, Drawing drawing) {
        Run run = report.run();
        name(run.pipelineName());
        var actions = new CauseActions(
                troubles,
                records,
                missing,
                starter,
                tenant,
                run.pipelineId(),
                run.id(),
                run.mode(),
                person,
                () -> readAgain(run.id()));
        var content = new RunBody(runs, results, log, edges, actions, report, drawing);
        body = content;
        var cancel = new Button(getTranslation("run.cancel"), clicked -> runs.cancel(tenant, run.id(), person));
        var downloads = Downloads.ofResults(results, tenant, run.id());
        var pause = new Button(getTranslation("run.pause"), clicked -> runs.pause(tenant, run.id(), person));
        var resume = new Button(getTranslation("run.resume"), clicked -> runs.resume(tenant, run.id(), person));
        var replay = new Button(getTranslation("replay"), clicked -> replay(run.id()));
        var restart = new Button(getTranslation("restart"), clicked -> restart(run.id()));
        actions(pause, resume, cancel, restart, replay, downloads);
        content(content);
        var started = new Span(getTranslation("run.started", Formats.ofReader().time(run.createdAt())));
        started.addClassName("pw-soft");
        LiveReading.of(
                content, reading(run.id()), read -> read.report().run().state().isFinal(), news -> {
                    var shown = news.report().run();
                    beside(
                            RunWords.badge(this, shown.state()),
                            RunWords.badge(this, shown.mode()),
                            EnvironmentBadge.of(shown.environmentName()),
                            started);
                    pause.setVisible(shown.state() == RunState.RUNNING);
                    resume.setVisible(shown.state() == RunState.PAUSED);
                    cancel.setVisible(!shown.state().isFinal());
                    restart.setVisible(shown.state() == RunState.FAILED);
                    replay.setVisible(shown.state().isFinal());
                    downloads.setVisible(
                            news.report().results() > 0 && shown.state().isFinal());
                    content.show(news);
                });
    }

    /// After somebody did something about a run that is over: it is not read on by itself.
    private void readAgain(RunId run) {
        var shown = body;
        if (shown != null) {
            inquiry.ask(reading(run), shown::showChanged);
        }
    }

    private void replay(RunId run) {
        new Inquiry()
                .ask(
                        reading(run),
                        news -> new ReplayDialog(
                                        news.report(),
                                        news.causes().stream()
                                                .map(OwnedCause::cause)
                                                .toList(),
                                        (choice, done) -> starter.replay(run, choice, done))
                                .open());
    }

    /// A run that goes on is read on again: on a new page, because this one has stopped.
    private void restart(RunId run) {
        inquiry.ask(
                reading(run),
                news -> new RestartDialog(
                                news.report(),
                                news.causes().stream().map(OwnedCause::cause).toList(),
                                () -> runs.restart(tenant, run, person),
                                () -> UI.getCurrentOrThrow().refreshCurrentRoute(true))
                        .open());
    }

    private RunReading reading(RunId run) {
        return new RunReading(
                () -> runs.report(tenant, run).orElseThrow(() -> new IllegalStateException("there is no run " + run)),
                () -> troubles.ofRun(tenant, run),
                () -> runs.retried(tenant, run),
                () -> runs.outlook(tenant, run),
                Clock.systemUTC());
    }
}
