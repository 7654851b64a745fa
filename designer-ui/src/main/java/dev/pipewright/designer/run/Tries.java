package dev.pipewright.designer.run;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.CalledDocument;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.TriedDocument;
import dev.pipewright.platform.run.Runs;
import java.util.List;
import java.util.function.Function;

/// The documents that needed more than one try or did not get through, each with all its tries. They are read when
/// somebody wants to see them, a page at a time.
final class Tries extends Div {

    private static final int PAGE = 20;

    private final transient Runs runs;
    private final transient TenantId tenant;
    private final transient RunId run;
    private final transient Function<String, List<CalledDocument>> log;
    private final transient Inquiry inquiry = new Inquiry();
    private final Formats formats = Formats.ofReader();
    private final Span headline = new Span();
    private final Div documents = new Div();
    private final Button more = new Button(getTranslation("tries.more"));
    private final NativeDetails details;
    private long last;

    /// @param log finds documents with their calls by code
    Tries(Runs runs, TenantId tenant, RunId run, Function<String, List<CalledDocument>> log) {
        this.log = log;
        this.runs = runs;
        this.tenant = tenant;
        this.run = run;
        addClassName("pw-tries");
        documents.addClassName("pw-tried");
        more.setVisible(false);
        more.addClickListener(clicked -> ask());
        details = new NativeDetails(new Span(getTranslation("tries.show")), new Div(documents, more));
        details.addToggleListener(toggled -> {
            if (toggled.isOpened()) {
                documents.removeAll();
                last = 0;
                ask();
            }
        });
        add(new Paragraph(headline), details);
    }

    void show(RunNews news) {
        headline.setText(getTranslation("tries.retried", news.retried(), formats.number(news.retried())));
        details.setVisible(news.report().kept() && news.retried() + news.troubled() > 0);
    }

    private void ask() {
        long after = last;
        inquiry.ask(() -> runs.tried(tenant, run, after, PAGE), this::add);
    }

    private void add(List<TriedDocument> page) {
        page.forEach(document -> documents.add(details(document)));
        more.setVisible(page.size() == PAGE);
        if (!page.isEmpty()) {
            last = page.getLast().id();
        }
    }

    private NativeDetails details(TriedDocument document) {
        var code = new DataText(document.key().code());
        code.addClassName("pw-mono");
        int count = document.attempts().size();
        boolean inDoubt = count == 0 && document.state() == DocumentState.UNKNOWN;
        var tries = new Span(
                inDoubt
                        ? getTranslation("tries.inDoubt")
                        : getTranslation("tries.count", count, formats.number(count)));
        tries.addClassName("pw-soft");
        var summary = new Span(code, RunWords.badge(this, document.state()), tries);
        summary.addClassName("pw-cause");
        var table = new Div(new AttemptTable(document.attempts()));
        table.addClassName("pw-scroll");
        return new NativeDetails(summary, new Div(table, calls(document)));
    }

    private NativeDetails calls(TriedDocument document) {
        var list = new Div();
        var details = new NativeDetails(new Span(getTranslation("calls.ofDocument")), list);
        var asked = new Inquiry();
        details.addToggleListener(toggled -> {
            if (toggled.isOpened()) {
                asked.ask(() -> log.apply(document.key().code()), found -> {
                    list.removeAll();
                    found.stream()
                            .filter(each -> each.id() == document.id())
                            .forEach(each -> list.add(new CallList(each.calls())));
                });
            }
        });
        return details;
    }
}
