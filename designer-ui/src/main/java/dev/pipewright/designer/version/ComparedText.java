package dev.pipewright.designer.version;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.pipewright.model.change.TextComparison;
import java.util.List;

/// A text before and after, with the words marked that are not in the other.
final class ComparedText extends Div {

    /// @param before empty if there was none
    /// @param after empty if there is none any more
    ComparedText(String before, String after) {
        addClassName("pw-compared");
        var compared = TextComparison.of(before, after);
        if (!before.isEmpty()) {
            add(line("diff.before", "del", compared.before()));
        }
        if (!after.isEmpty()) {
            add(line("diff.after", "ins", compared.after()));
        }
    }

    private Div line(String label, String tag, List<TextComparison.Piece> pieces) {
        var name = new Span(getTranslation(label));
        name.addClassName("pw-compared-label");
        var text = new Text();
        text.getElement().setAttribute("translate", "no");
        for (TextComparison.Piece piece : pieces) {
            if (piece.different()) {
                text.getElement().appendChild(new Element(tag).setText(piece.text()));
            } else {
                text.getElement().appendChild(Element.createText(piece.text()));
            }
        }
        var line = new Div(name, text);
        line.addClassName("pw-compared-" + tag);
        return line;
    }

    @Tag("code")
    private static final class Text extends com.vaadin.flow.component.Component {}
}
