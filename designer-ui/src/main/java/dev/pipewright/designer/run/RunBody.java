package dev.pipewright.designer.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.pipewright.designer.canvas.RestOfRun;
import dev.pipewright.designer.canvas.RunningDrawing;
import dev.pipewright.designer.fields.EdgePanel;
import dev.pipewright.designer.help.Term;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.ledger.CalledDocument;
import dev.pipewright.engine.ledger.PostgresCallLog;
import dev.pipewright.model.Drawing;
import dev.pipewright.platform.design.EdgeLooks;
import dev.pipewright.platform.result.Results;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.Runs;
import java.util.List;
import java.util.function.Function;

/// What stands on a run's page below its heading.
final class RunBody extends Div {

    private final transient RestOfRun rest = new RestOfRun();
    private final RunFigures figures = new RunFigures();
    private final Attention attention;
    private final RunningDrawing drawing;
    private final DocumentBalance documents;
    private final Tries tries;
    private final RecordBalance records;
    private final LoadFacts loads;

    RunBody(
            Runs runs,
            Results results,
            PostgresCallLog log,
            EdgeLooks edges,
            CauseActions actions,
            RunReport opened,
            Drawing shown) {
        Run run = opened.run();
        Function<String, List<CalledDocument>> called = code -> log.of(run.tenant(), run.id(), code);
        attention = new Attention(shown.pipeline(), results, actions);
        drawing = new RunningDrawing(shown);
        var edge = new EdgePanel((drawn, at) -> edges.ofRun(run.tenant(), run, drawn, at));
        edge.show(shown.pipeline());
        drawing.onEdge(edge::select);
        documents = new DocumentBalance(shown.pipeline());
        tries = new Tries(runs, run.tenant(), run.id(), called);
        records = new RecordBalance(shown.pipeline());
        loads = new LoadFacts();
        add(
                figures,
                attention,
                drawing,
                edge,
                section("document", "run.documents", documents, tries, new Calls(called)),
                section("record", "run.records", records),
                section("run", "run.facts", new RunFacts(run, opened.replay(), opened.loads()), loads));
    }

    /// Shows what somebody has just changed on the page.
    void showChanged(RunNews news) {
        show(news);
        attention.takeFocus();
    }

    void show(RunNews news) {
        var report = news.report();
        rest.note(report, news.outlook(), news.now());
        figures.show(news, rest);
        attention.show(news);
        drawing.show(report, rest, news.now());
        documents.show(report.calls());
        tries.show(news);
        records.show(report.nodes());
        loads.show(report.loads());
    }

    private Section section(String word, String key, Component... content) {
        var hint = new Paragraph(getTranslation(key + ".hint"));
        hint.addClassName("pw-soft");
        var card = new Div(content);
        card.addClassNames("pw-card", "pw-scroll");
        return new Section(new H2(new Term(word, getTranslation(key))), hint, card);
    }
}
