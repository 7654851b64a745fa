package dev.pipewright.designer.run;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.TroubledDocument;
import dev.pipewright.platform.run.RunReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What someone has to look at: why a run failed, and the documents and records that did not get through, by cause.
final class Attention extends Div {

    /// The most documents and records that are read for the page; the files to download have all.
    static final int MOST = 500;

    private static final int EXAMPLES = 5;

    private long shown = -1;

    Attention() {
        addClassName("pw-attention");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("attention.title"));
        setVisible(false);
    }

    /// @param documents asked only if there are any
    /// @param records asked only if there are any
    void show(RunReport report, Supplier<List<TroubledDocument>> documents, Supplier<List<RejectedRecord>> records) {
        long troubled = troubledIn(report);
        long rejected = report.nodes().values().stream()
                .mapToLong(counts -> counts.rejected())
                .sum();
        var failure = report.run().failure();
        long now = troubled + rejected + (failure == null ? 0 : 1);
        if (now == shown) {
            return;
        }
        shown = now;
        removeAll();
        setVisible(now > 0);
        if (now == 0) {
            return;
        }
        add(new H2(getTranslation("attention.title")));
        if (failure != null) {
            var sentence = new Paragraph(new DataText(failure));
            sentence.addClassName("pw-failure");
            add(sentence);
        }
        Map<String, List<String>> causes = new LinkedHashMap<>();
        if (troubled > 0) {
            documents
                    .get()
                    .forEach(document -> causes.merge(
                            document.message(), List.of(document.key().code()), Attention::joined));
        }
        if (rejected > 0) {
            records.get().forEach(record -> causes.merge(record.message(), List.of(record.raw()), Attention::joined));
        }
        causes.forEach(this::cause);
    }

    private void cause(String sentence, List<String> examples) {
        var count = new Span(getTranslation("attention.count", examples.size()));
        count.addClassName("pw-soft");
        var summary = new Div(new DataText(sentence), count);
        summary.addClassName("pw-cause");
        var list = new UnorderedList();
        examples.stream().limit(EXAMPLES).forEach(example -> list.add(new ListItem(mono(example))));
        if (examples.size() > EXAMPLES) {
            list.add(new ListItem(getTranslation("attention.more", examples.size() - EXAMPLES)));
        }
        add(new Details(summary, list));
    }

    private static long troubledIn(RunReport report) {
        return report.calls().values().stream()
                .mapToLong(balance -> balance.count(DocumentState.REJECTED)
                        + balance.count(DocumentState.FAILED)
                        + balance.count(DocumentState.UNKNOWN))
                .sum();
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static Span mono(String text) {
        var span = new DataText(text);
        span.addClassName("pw-mono");
        return span;
    }
}
