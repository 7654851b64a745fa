package dev.pipewright.designer.run;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `formed = succeeded + unchanged + …`: a bar with a part for each state, the terms below it, and whether the two
/// sides are equal.
final class DocumentBalance extends Div {

    private static final Balance NOTHING_YET = new Balance(0, Map.of(), Map.of(), 0, 0);

    private final Formats formats = Formats.ofReader();
    private final List<NodeId> calls;

    DocumentBalance(Pipeline pipeline) {
        addClassName("pw-balance");
        calls = pipeline.nodes().stream()
                .filter(node -> node instanceof Node.ApiCall && !node.disabled())
                .map(Node::id)
                .toList();
        show(Map.of());
    }

    void show(Map<NodeId, Balance> balances) {
        removeAll();
        calls.forEach(call -> add(balances.getOrDefault(call, NOTHING_YET)));
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
        for (DocumentState state : Balance.STATES) {
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
