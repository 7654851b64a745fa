package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.model.Pipeline;
import dev.pipewright.platform.result.Results;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What someone has to look at: why a run failed, what is remarkable about it, and the documents and records that did
/// not get through, by cause.
/// Each cause counts all it hit and quotes the first; the files to download have all.
final class Attention extends Div {

    private final Formats formats = Formats.ofReader();
    private final Pipeline pipeline;
    private final Paragraph failure = new Paragraph();
    private final UnorderedList remarks = new UnorderedList();
    private final Div causes = new Div();
    private final Downloads troubled;
    private final Downloads rejected;
    private List<Cause> shown = List.of();

    Attention(Pipeline pipeline, Results results, TenantId tenant, RunId run) {
        this.pipeline = pipeline;
        this.troubled = Downloads.ofTroubled(results, tenant, run);
        this.rejected = Downloads.ofRejected(results, tenant, run);
        addClassName("pw-attention");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("attention.title"));
        failure.addClassName("pw-failure");
        add(new H2(getTranslation("attention.title")), failure, remarks, causes, troubled, rejected);
        setVisible(false);
    }

    void show(RunNews news) {
        showFailure(news.report().run().failure());
        showRemarks(news.report().remarks());
        troubled.setVisible(news.troubled() > 0);
        rejected.setVisible(news.rejected() > 0);
        if (!news.causes().equals(shown)) {
            shown = news.causes();
            causes.removeAll();
            shown.forEach(cause -> causes.add(details(cause)));
        }
        setVisible(failure.isVisible() || remarks.isVisible() || !shown.isEmpty());
    }

    private void showRemarks(List<String> sentences) {
        remarks.setVisible(!sentences.isEmpty());
        remarks.removeAll();
        sentences.forEach(remark -> remarks.add(new ListItem(new SaidText(remark))));
    }

    private void showFailure(@Nullable String sentence) {
        failure.setVisible(sentence != null);
        failure.removeAll();
        if (sentence != null) {
            failure.add(new SaidText(sentence));
        }
    }

    private NativeDetails details(Cause cause) {
        var hit = new Span(getTranslation(
                cause.state() == null ? "attention.records" : "attention.documents",
                cause.count(),
                formats.number(cause.count())));
        var at = new DataText(nameOf(cause));
        hit.addClassName("pw-soft");
        at.addClassName("pw-soft");
        var summary = new Span(sentenceOf(cause), hit, at);
        summary.addClassName("pw-cause");
        var examples = new UnorderedList();
        cause.examples().forEach(example -> examples.add(new ListItem(mono(example))));
        long more = cause.count() - cause.examples().size();
        if (more > 0) {
            examples.add(new ListItem(getTranslation("attention.more", formats.number(more))));
        }
        return new NativeDetails(summary, examples);
    }

    private Span sentenceOf(Cause cause) {
        var state = cause.state();
        if (!cause.message().isEmpty() || state == null) {
            return new SaidText(cause.message());
        }
        return new Span(getTranslation("cause." + state.name().toLowerCase(Locale.ROOT)));
    }

    private String nameOf(Cause cause) {
        return pipeline.node(cause.node())
                .map(node -> node.name())
                .orElse(cause.node().value());
    }

    private static Span mono(String text) {
        var span = new DataText(text);
        span.addClassName("pw-mono");
        return span;
    }
}
