package dev.pipewright.designer.help;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/// A word of the product at the head of something. Pointed at, or reached by the keyboard, it shows what it means.
@Tag("pipewright-term")
@JsModule("./help/term-element.ts")
public final class Term extends Component implements HasText {

    /// @param word as the glossary has it
    /// @param text as it stands here, from a bundle
    /// @throws IllegalArgumentException if the glossary does not have the word
    public Term(String word, String text) {
        getElement().setAttribute("word", word).setAttribute("meaning", Glossary.meaning(word));
        setText(text);
    }
}
