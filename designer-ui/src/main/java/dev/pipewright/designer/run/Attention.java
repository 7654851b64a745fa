package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.help.Term;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.model.Pipeline;
import dev.pipewright.platform.result.Results;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What someone has to look at: why a run failed, what is remarkable about it, and the documents and records that did
/// not get through, by who is to act and by cause.
///
/// Each cause counts all it hit and quotes the first; the files to download have all.
final class Attention extends Div {

    private final H2 title = new H2(new Term("failure", getTranslation("attention.title")));
    private final Paragraph failure = new Paragraph();
    private final UnorderedList remarks = new UnorderedList();
    private final Paragraph nothing = new Paragraph(getTranslation("attention.nothing"));
    private final Paragraph dropped = new Paragraph(getTranslation("attention.dropped"));
    private final OwnedCauses causes;
    private final Accepted accepted;
    private final Downloads troubled;
    private final Downloads rejected;

    Attention(Pipeline pipeline, Results results, CauseActions actions) {
        this.causes = new OwnedCauses(pipeline, actions);
        this.accepted = new Accepted(actions);
        this.troubled = Downloads.ofTroubled(results, actions.tenant(), actions.run());
        this.rejected = Downloads.ofRejected(results, actions.tenant(), actions.run());
        addClassName("pw-attention");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("attention.title"));
        failure.addClassName("pw-failure");
        title.getElement().setAttribute("tabindex", "-1");
        add(title, failure, remarks, dropped, nothing, causes, accepted, troubled, rejected);
        setVisible(false);
    }

    /// Takes the focus from what was pressed and may be gone now.
    void takeFocus() {
        title.getElement().callJsFunction("focus");
    }

    void show(RunNews news) {
        showFailure(news.report().run().failure());
        showRemarks(news.report().remarks());
        boolean kept = news.report().kept();
        troubled.setVisible(kept && news.troubled() > 0);
        rejected.setVisible(kept && news.rejected() > 0);
        dropped.setVisible(!kept);
        long taken = news.report().accepted();
        causes.show(news.causes(), news.report().run().state().isFinal());
        accepted.show(taken);
        nothing.setVisible(taken > 0 && kept && news.causes().isEmpty());
        setVisible(failure.isVisible()
                || remarks.isVisible()
                || !kept
                || taken > 0
                || !news.causes().isEmpty());
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
}
