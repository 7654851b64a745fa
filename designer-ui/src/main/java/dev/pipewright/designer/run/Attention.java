package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.model.Pipeline;
import dev.pipewright.platform.result.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What someone has to look at: why a run failed, what is remarkable about it, and the documents and records that did
/// not get through, by cause.
///
/// Each cause counts all it hit and quotes the first; the files to download have all.
final class Attention extends Div {

    private final Pipeline pipeline;
    private final Paragraph failure = new Paragraph();
    private final UnorderedList remarks = new UnorderedList();
    private final Paragraph dropped = new Paragraph(getTranslation("attention.dropped"));
    private final Div causes = new Div();
    private final Downloads troubled;
    private final Downloads rejected;
    private final Map<CauseDetails.Key, CauseDetails> shown = new LinkedHashMap<>();

    Attention(Pipeline pipeline, Results results, TenantId tenant, RunId run) {
        this.pipeline = pipeline;
        this.troubled = Downloads.ofTroubled(results, tenant, run);
        this.rejected = Downloads.ofRejected(results, tenant, run);
        addClassName("pw-attention");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("attention.title"));
        failure.addClassName("pw-failure");
        add(new H2(getTranslation("attention.title")), failure, remarks, dropped, causes, troubled, rejected);
        setVisible(false);
    }

    void show(RunNews news) {
        showFailure(news.report().run().failure());
        showRemarks(news.report().remarks());
        boolean kept = news.report().kept();
        troubled.setVisible(kept && news.troubled() > 0);
        rejected.setVisible(kept && news.rejected() > 0);
        dropped.setVisible(!kept);
        showCauses(news.causes());
        setVisible(failure.isVisible()
                || remarks.isVisible()
                || !kept
                || !news.causes().isEmpty());
    }

    /// Those that are shown already are changed where they stand: somebody may be reading them.
    private void showCauses(List<Cause> now) {
        List<CauseDetails.Key> keys = now.stream().map(CauseDetails.Key::of).toList();
        if (!List.copyOf(shown.keySet()).equals(keys)) {
            var before = Map.copyOf(shown);
            shown.clear();
            causes.removeAll();
            for (Cause cause : now) {
                var key = CauseDetails.Key.of(cause);
                var details = before.get(key);
                shown.put(key, details == null ? new CauseDetails(cause, nameOf(cause)) : details);
            }
            shown.values().forEach(details -> causes.add(details));
        }
        now.forEach(cause ->
                Objects.requireNonNull(shown.get(CauseDetails.Key.of(cause))).show(cause));
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

    private String nameOf(Cause cause) {
        return pipeline.node(cause.node())
                .map(node -> node.name())
                .orElse(cause.node().value());
    }
}
