package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import java.util.Collection;
import java.util.Locale;

/// `formed = succeeded + unchanged + …`: a bar with a part for each state, the terms below it, and whether the two
/// sides are equal.
final class DocumentBalance extends Div {

    private final Formats formats = Formats.ofReader();

    DocumentBalance() {
        addClassName("pw-balance");
    }

    void show(Collection<Balance> calls) {
        removeAll();
        calls.forEach(this::add);
        if (calls.isEmpty()) {
            add(new Span(getTranslation("balance.noCalls")));
        }
    }

    private void add(Balance balance) {
        var bar = new Div();
        bar.addClassName("pw-bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        var terms = new Div();
        terms.addClassName("pw-terms");
        terms.add(term("formed", balance.formed()));
        for (DocumentState state : DocumentState.values()) {
            var word = state.name().toLowerCase(Locale.ROOT);
            long count = balance.count(state);
            terms.add(sign(terms.getComponentCount() == 1 ? "=" : "+"), term(word, count));
            if (count > 0) {
                var part = new Span();
                part.getElement().setAttribute("data-state", word).getStyle().set("flex-grow", String.valueOf(count));
                bar.add(part);
            }
        }
        add(bar, terms, verdict(balance.isBalanced()));
    }

    private Div term(String word, long count) {
        var number = new Span(formats.number(count));
        number.getElement().setAttribute("translate", "no").setAttribute("data-testid", "balance-" + word);
        var label = new Span(getTranslation("balance." + word));
        var term = new Div(number, label);
        term.addClassName("pw-term");
        term.getElement().setAttribute("data-state", word);
        term.getElement().setAttribute("data-none", count == 0);
        return term;
    }

    private static Span sign(String text) {
        var sign = new Span(text);
        sign.addClassName("pw-sign");
        sign.getElement().setAttribute("translate", "no");
        return sign;
    }

    private Badge verdict(boolean balanced) {
        return balanced
                ? new Badge(getTranslation("balance.holds"), Tone.GOOD)
                : new Badge(getTranslation("balance.open"), Tone.BAD);
    }
}
