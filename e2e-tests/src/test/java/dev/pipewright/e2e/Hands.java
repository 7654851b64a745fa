package dev.pipewright.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/// How a person uses a page: with the mouse, or with the keys alone. What they type, both type.
interface Hands {

    Page page();

    /// Goes into a field, or to whatever else takes the focus.
    void into(Locator control);

    /// Presses a button, or follows a link.
    void press(Locator button);

    /// Ticks a box.
    void tick(Locator box);

    /// Opens a panel beside the drawing.
    void openTab(String name);

    /// Chooses one of the words of a list that shows one.
    void choose(Locator list, String word);

    /// Adds a node to the pipeline, connects it, and has its form shown.
    ///
    /// @param entry what to look for in the palette
    /// @param behind the name of the node that its records come from; empty for the first one
    void add(String entry, String behind);

    /// Goes to where the line of a target is written, in an open mapping.
    void intoLineOf(String target);

    /// Has a field of the source give a target, in an open mapping.
    default void draw(String source, String target) {
        writeLine(target, source);
    }

    /// Writes the expression of a target, in an open mapping.
    default void writeLine(String target, String expression) {
        intoLineOf(target);
        page().keyboard().press("Control+a");
        page().keyboard().insertText(expression);
    }

    void tidyUp();

    /// Replaces what a field holds, and leaves it.
    default void write(Locator field, String text) {
        into(field);
        page().keyboard().press("Control+a");
        page().keyboard().insertText(text);
        page().keyboard().press("Tab");
    }
}
