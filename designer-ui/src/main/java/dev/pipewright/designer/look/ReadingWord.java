package dev.pipewright.designer.look;

import com.vaadin.flow.component.html.Paragraph;

/// Says that something is still being read. It is seen only if that takes longer than a moment.
public final class ReadingWord extends Paragraph {

    public ReadingWord() {
        setText(getTranslation("page.reading"));
        addClassNames("pw-soft", "pw-reading");
        getElement().setAttribute("role", "status");
    }
}
