package dev.pipewright.e2e;

import com.microsoft.playwright.Locator;

/// Does what a person does and counts it: a click, a drag, and a text that is typed into one place and ended by Enter
/// are
/// one interaction each. Pointing at something is none, and neither is looking.
final class Interactions {

    private int count;

    void click(Locator what) {
        what.click();
        count++;
    }

    /// Does something else that a person does in one go, as choosing or dropping a file.
    void once(Runnable what) {
        what.run();
        count++;
    }

    int count() {
        return count;
    }
}
