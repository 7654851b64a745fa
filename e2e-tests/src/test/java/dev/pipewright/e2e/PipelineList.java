package dev.pipewright.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;

/// The list of pipelines, and what can be done with each.
record PipelineList(Page page) {

    /// Duplicates a pipeline; the new one is open then.
    void duplicate(String pipeline, String name) {
        choose(pipeline, "Duplicate");
        page.getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName("Name").setExact(true))
                .fill(name);
        inDialog("Duplicate").click();
        page.waitForURL("**/pipelines/" + name.toLowerCase(Locale.ROOT).replace(' ', '-'));
        page.locator(".react-flow__node").first().waitFor();
    }

    void delete(String pipeline) {
        choose(pipeline, "Delete");
        inDialog("Delete").click();
    }

    private void choose(String pipeline, String action) {
        page.navigate("/pipelines");
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions()
                                .setName("What to do with " + pipeline)
                                .setExact(true))
                .click();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(action).setExact(true))
                .click();
    }

    private Locator inDialog(String button) {
        return page.locator("vaadin-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }
}
