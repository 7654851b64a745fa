package dev.pipewright.designer.look;

import com.vaadin.flow.component.html.Span;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;

/// A text that was kept with a run: in the reader's language if the product said it, and as it is if another system
/// did.
public final class SaidText extends Span {

    public SaidText(String kept) {
        setText(Sentences.in(getLocale()).read(kept));
        if (Sentence.read(kept).isEmpty()) {
            getElement().setAttribute("translate", "no");
        }
    }
}
