package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.model.NodeId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One cause of trouble: what it is, how many documents or records it hit, and the first of them to open.
final class CauseDetails extends NativeDetails {

    private final Formats formats = Formats.ofReader();
    private final Span hit = new Span();
    private final UnorderedList examples = new UnorderedList();
    private @Nullable Cause shown;

    /// What makes a cause the same one, however many it has hit.
    record Key(NodeId node, @Nullable DocumentState state, String message) {

        static Key of(Cause cause) {
            return new Key(cause.node(), cause.state(), cause.message());
        }
    }

    /// @param node the name of the node at which it happened
    CauseDetails(Cause cause, String node) {
        var at = new DataText(node);
        hit.addClassName("pw-soft");
        at.addClassName("pw-soft");
        var summary = new Span(sentenceOf(cause), hit, at);
        summary.addClassName("pw-cause");
        setSummary(summary);
        setContent(examples);
    }

    void show(Cause cause) {
        if (!cause.equals(shown)) {
            shown = cause;
            hit.setText(getTranslation(
                    cause.state() == null ? "attention.records" : "attention.documents",
                    cause.count(),
                    formats.number(cause.count())));
            showExamples(cause);
        }
    }

    private void showExamples(Cause cause) {
        examples.removeAll();
        cause.examples().forEach(example -> examples.add(new ListItem(mono(example))));
        long more = cause.count() - cause.examples().size();
        if (more > 0) {
            examples.add(new ListItem(getTranslation("attention.more", formats.number(more))));
        }
    }

    private Span sentenceOf(Cause cause) {
        var state = cause.state();
        if (!cause.message().isEmpty() || state == null) {
            return new SaidText(cause.message());
        }
        return new Span(getTranslation("cause." + state.name().toLowerCase(Locale.ROOT)));
    }

    private static Span mono(String text) {
        var span = new DataText(text);
        span.addClassName("pw-mono");
        return span;
    }
}
