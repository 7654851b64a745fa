package dev.pipewright.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/// The records at the selected node, below the drawing.
record PreviewPane(Page page) {

    Locator region() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Preview"));
    }

    /// One of the tabs that say how many records they have.
    Locator tab(String name) {
        return region().getByRole(
                        AriaRole.TAB, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name + " \\(")));
    }

    /// @param index 0 for the first record
    Locator row(int index) {
        return region().locator("tr[data-row='" + index + "']");
    }

    /// A field of the record that is open: a cell for its value before the node, and one for that behind it.
    Locator field(String path) {
        return region().locator(".pw-preview-record tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.ROWHEADER,
                                new Page.GetByRoleOptions().setName(path).setExact(true))));
    }

    /// Chooses which records flow.
    void choose(String records) {
        region().locator("vaadin-select:visible").first().click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(records).setExact(true))
                .click();
    }
}
