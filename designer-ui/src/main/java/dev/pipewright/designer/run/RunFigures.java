package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Pace;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.platform.run.RunReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// The few numbers that people look for first.
final class RunFigures extends Div {

    private static final String SETTLED = "settled";

    private final Formats formats = Formats.ofReader();
    private final transient Pace<String> pace = new Pace<>();

    RunFigures() {
        addClassName("pw-figures");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("run.figures"));
    }

    void show(RunNews news) {
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
        showRemaining(report, formed, news.now());
    }

    /// How much is still to come, nobody knows before it is read; so this is about what was formed so far.
    private void showRemaining(RunReport report, long formed, Instant now) {
        long waiting = sum(report, balance -> balance.count(DocumentState.WAITING));
        pace.note(now, Map.of(SETTLED, formed - waiting));
        Duration remaining = report.run().state().isFinal() || waiting == 0 ? null : pace.forMore(SETTLED, waiting);
        if (remaining != null) {
            Instant begin = Instant.EPOCH;
            figure("figure.remaining", formats.duration(begin, null, begin.plus(remaining)));
        }
    }

    private void figure(String key, String value) {
        var label = new Span(getTranslation(key));
        label.addClassName("pw-figure-label");
        var number = new Span(value);
        number.addClassName("pw-figure-value");
        number.getElement().setAttribute("translate", "no");
        number.getElement().setAttribute("data-testid", key);
        var box = new Div(label, number);
        box.addClassName("pw-figure");
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
