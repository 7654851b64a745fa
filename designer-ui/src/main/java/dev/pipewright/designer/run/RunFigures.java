package dev.pipewright.designer.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.canvas.RestOfRun;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.platform.run.RunOutlook;
import dev.pipewright.platform.run.RunReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// The few numbers that people look for first.
final class RunFigures extends Div {

    private final Formats formats = Formats.ofReader();

    RunFigures() {
        addClassName("pw-figures");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("run.figures"));
    }

    void show(RunNews news, RestOfRun rest) {
        var report = news.report();
        removeAll();
        long formed = sum(report, Balance::formed);
        long good = sum(
                report,
                balance -> balance.count(DocumentState.SUCCEEDED)
                        + balance.count(DocumentState.UNCHANGED)
                        + balance.count(DocumentState.DUPLICATE));
        figure("figure.documents", formats.number(formed));
        figure("figure.good", formats.number(good));
        figure("figure.calls", formats.number(sum(report, Balance::calls)));
        amountsOf(report).forEach((currency, amount) -> figure("figure.amount", formats.amount(amount, currency)));
        long unknown = sum(report, Balance::amountUnknown);
        if (unknown > 0) {
            figure("figure.amountUnknown", formats.number(unknown));
        }
        var run = report.run();
        figure("figure.duration", formats.duration(run.startedAt(), run.endedAt(), news.now()));
        figure("figure.speed", speedOf(run, good, news.now()));
        RunOutlook outlook = news.outlook();
        Duration left = rest.ofRun();
        Duration waiting = rest.ofWaiting();
        if (outlook != null && left != null) {
            showRest(outlook, left);
        } else if (waiting != null) {
            // Where nobody knows how much is still to come, this is about what was formed so far.
            Instant begin = Instant.EPOCH;
            figure("figure.remaining", formats.duration(begin, null, begin.plus(waiting)));
        }
    }

    /// How long all will take, and by which number of records.
    private void showRest(RunOutlook outlook, Duration left) {
        long records = outlook.allRecords();
        String by = switch (outlook.basis()) {
            case KEPT -> "figure.byKept";
            case LAST_RUN -> "figure.byLastRun";
            case SOURCES -> "figure.bySources";
        };
        var note = new Span(getTranslation(by, records, formats.number(records)));
        note.addClassName("pw-figure-note");
        figure("figure.rest", getTranslation("figure.about", formats.about(left)), note);
    }

    private void figure(String key, String value, Component... notes) {
        var label = new Span(getTranslation(key));
        label.addClassName("pw-figure-label");
        var number = new Span(value);
        number.addClassName("pw-figure-value");
        number.getElement().setAttribute("translate", "no");
        number.getElement().setAttribute("data-testid", key);
        var box = new Div(label, number);
        box.addClassName("pw-figure");
        box.add(notes);
        add(box);
    }

    private String speedOf(Run run, long documents, Instant now) {
        var started = run.startedAt();
        var ended = run.endedAt();
        if (started == null) {
            return "–";
        }
        long millis = Duration.between(started, ended == null ? now : ended).toMillis();
        return millis <= 0 ? "–" : formats.number(documents * 1000 / millis);
    }

    private static Map<String, BigDecimal> amountsOf(RunReport report) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        report.calls()
                .values()
                .forEach(balance ->
                        balance.amounts().forEach((currency, amount) -> sums.merge(currency, amount, BigDecimal::add)));
        return sums;
    }

    private static long sum(RunReport report, ToLongFunction<Balance> number) {
        return report.calls().values().stream().mapToLong(number).sum();
    }
}
