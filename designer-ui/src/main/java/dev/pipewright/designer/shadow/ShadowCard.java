package dev.pipewright.designer.shadow;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.ListTable;
import dev.pipewright.designer.look.SaidText;
import dev.pipewright.platform.shadow.FieldChange;
import dev.pipewright.platform.shadow.ShadowDocument;
import dev.pipewright.platform.shadow.ShadowKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One document that a draft changes: its difference in tax, and each field before and after.
final class ShadowCard extends Div {

    private static final int REQUEST_AT_ONCE = 6;

    ShadowCard(ShadowDocument document) {
        addClassName("pw-shadow-card");
        var head = new Div(new H3(DataText.mono(document.code())), badge(document.kind()));
        head.addClassName("pw-shadow-head");
        BigDecimal by = document.taxDifference();
        if (by != null && by.signum() != 0) {
            head.add(new Span(getTranslation(
                    "shadow.taxDiffers", ShadowTotals.signed(Formats.ofReader(), by, document.currency()))));
        }
        add(head);
        if (!document.message().isEmpty()) {
            add(new Paragraph(new SaidText(document.message())));
        }
        addChanges("shadow.request", document.request(), REQUEST_AT_ONCE);
        addChanges("shadow.answer", document.answer(), 0);
    }

    private Badge badge(ShadowKind kind) {
        Tone tone = switch (kind) {
            case CHANGED -> Tone.RUN;
            case APPEARED, ACCEPTED -> Tone.GOOD;
            case VANISHED, REJECTED -> Tone.BAD;
            case NOT_COMPARED -> Tone.WAIT;
        };
        return new Badge(getTranslation("shadow.kind." + kind.name()), tone);
    }

    /// The first few at once, the others when somebody wants them: a page of documents may have thousands of fields.
    private void addChanges(String key, List<FieldChange> changes, int atOnce) {
        var place = new Div();
        fill(place, key, changes.subList(0, Math.min(atOnce, changes.size())));
        if (changes.size() > atOnce) {
            var show = new Button(getTranslation(key + ".show", changes.size()));
            show.addThemeVariants(ButtonVariant.TERTIARY);
            show.addClickListener(clicked -> {
                place.removeAll();
                fill(place, key, changes);
            });
            place.add(show);
        }
        add(place);
    }

    private static void fill(Div place, String key, List<FieldChange> changes) {
        if (!changes.isEmpty()) {
            var table = new ListTable(key, "shadow.before", "shadow.after");
            changes.forEach(change -> table.getBody()
                    .add(table.line(
                            DataText.mono(change.path()),
                            value("del", change.before()),
                            value("ins", change.after()))));
            place.add(table);
        }
    }

    private static Component value(String tag, @Nullable String value) {
        return value == null ? new Span("–") : new Value(tag, value);
    }

    /// What was taken out or put in.
    private static final class Value extends Component {
        Value(String tag, String text) {
            super(new Element(tag));
            getElement().setText(text).setAttribute("translate", "no");
            getElement().getClassList().add("pw-mono");
        }
    }
}
