package dev.pipewright.designer.run;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.ValuePattern;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.trouble.OwnedCause;
import dev.pipewright.platform.trouble.Remedy;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One cause of trouble: what it is and how many documents or records it hit; opened, what to do, the first of
/// them, and what a person may do about all of them.
final class CauseDetails extends NativeDetails {

    private final Formats formats = Formats.ofReader();
    private final transient CauseActions actions;
    private final Span hit = new Span();
    private final Paragraph patterns = new Paragraph();
    private final UnorderedList examples = new UnorderedList();
    private final Button documents = new Button(getTranslation("cause.documents"));
    private final Button accept = new Button(getTranslation("cause.accept"));
    private final Button settle = new Button(getTranslation("cause.settle"));
    private final Button correct = new Button(getTranslation("cause.correct"));
    private final Button map = new Button(getTranslation("cause.map"));
    private final Div content = new Div();
    private transient @Nullable OwnedCause shown;

    /// @param node the name of the node at which it happened
    CauseDetails(CauseActions actions, OwnedCause owned, String node) {
        this.actions = actions;
        Cause cause = owned.cause();
        addClassName("pw-cause-card");
        var at = new DataText(node);
        hit.addClassName("pw-cause-count");
        at.addClassName("pw-soft");
        String sentence = sentenceOf(cause);
        var summary = new Span(saidOf(cause, sentence), hit, at);
        summary.addClassName("pw-cause");
        setSummary(summary);
        patterns.addClassName("pw-soft");
        String advice = Sentences.in(getLocale()).text(owned.advice());
        if (!sentence.contains(advice)) {
            content.add(new Paragraph(advice));
        }
        settle.addThemeVariants(ButtonVariant.PRIMARY);
        var editor = EditorLink.toCause(actions, cause.key());
        var buttons = new Div(documents, settle, correct, map, accept, editor);
        buttons.addClassName("pw-buttons");
        content.add(patterns, examples, buttons);
        setContent(content);
        documents.addClickListener(clicked -> showDocuments(cause));
        accept.addClickListener(clicked -> new AcceptDialog(actions, latest(cause)).open());
        settle.addClickListener(clicked -> new SettleDialog(actions, latest(cause)).open());
        correct.addClickListener(clicked -> new CorrectCauseDialog(actions, latest(cause)).open());
        map.addClickListener(clicked -> new Inquiry()
                .ask(
                        () -> actions.missing(cause.key()),
                        found -> new MissingValuesDialog(actions, latest(cause), found).open()));
    }

    private Cause latest(Cause first) {
        return shown == null ? first : shown.cause();
    }

    /// @param over true if nothing happens to the documents by itself any more
    void show(OwnedCause owned, boolean over) {
        DocumentState state = owned.cause().state();
        accept.setVisible(state != DocumentState.WAITING);
        settle.setVisible(state == DocumentState.UNKNOWN && over);
        correct.setVisible(over && owned.remedies().contains(Remedy.CHANGE));
        map.setVisible(over && owned.remedies().contains(Remedy.MAP_VALUES));
        if (!owned.equals(shown)) {
            shown = owned;
            Cause cause = owned.cause();
            hit.setText(getTranslation(
                    cause.state() == null ? "attention.records" : "attention.documents",
                    cause.count(),
                    formats.number(cause.count())));
            showPatterns(cause);
            showExamples(cause);
        }
    }

    private void showPatterns(Cause cause) {
        patterns.removeAll();
        patterns.setVisible(!cause.patterns().isEmpty());
        patterns.add(getTranslation("cause.patterns") + " ");
        for (ValuePattern pattern : cause.patterns()) {
            var form = pattern.text().isEmpty()
                    ? new Span(getTranslation("cause.patternEmpty"))
                    : DataText.mono(pattern.text());
            form.addClassName("pw-pattern");
            patterns.add(form);
        }
    }

    private void showExamples(Cause cause) {
        examples.removeAll();
        cause.examples().forEach(example -> examples.add(new ListItem(DataText.mono(example))));
        long more = cause.count() - cause.examples().size();
        if (more > 0) {
            examples.add(new ListItem(getTranslation("attention.more", formats.number(more))));
        }
    }

    private void showDocuments(Cause cause) {
        documents.setVisible(false);
        examples.setVisible(false);
        content.addComponentAtIndex(
                content.indexOf(examples), new CauseDocuments(actions, cause.key(), correct.isVisible()));
    }

    private String sentenceOf(Cause cause) {
        var state = cause.state();
        return cause.message().isEmpty() && state != null
                ? getTranslation("cause." + state.name().toLowerCase(Locale.ROOT))
                : Sentences.in(getLocale()).read(cause.message());
    }

    private static Span saidOf(Cause cause, String sentence) {
        return cause.message().isEmpty() ? new Span(sentence) : new SaidText(cause.message());
    }
}
