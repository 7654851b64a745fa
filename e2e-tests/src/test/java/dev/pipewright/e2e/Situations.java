package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// How one comes to what a person gets into while they work: a preview that has stopped, others who were faster, a
/// gate, the tour. Each begins at its address, whatever was before.
final class Situations {

    private static final TenantId DEMO = new TenantId("demo");
    private static final String EXAMPLE = "/pipelines/foodmart-to-taxman";

    private final RunningProduct product;
    private final Page page;
    private final Screen screen;
    private final Map<String, Runnable> all = new LinkedHashMap<>();

    private Situations(RunningProduct product, Page page) {
        this.product = product;
        this.page = page;
        this.screen = new Screen(page);
    }

    static Situations on(RunningProduct product, Page page) {
        return new Situations(product, page);
    }

    /// By the name of the picture that is taken of each.
    static Map<String, Runnable> of(RunningProduct product, Page page) {
        var situations = on(product, page);
        situations.drawing();
        situations.mapping();
        situations.publishing();
        situations.all.put("choice-of-values", situations::choice);
        situations.tour();
        return situations.all;
    }

    private void drawing() {
        all.put("menu-of-a-node", () -> {
            page.navigate(EXAMPLE);
            screen.box("map-order7").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.OPTION).first().waitFor();
        });
        all.put("kinds-of-system", () -> {
            page.navigate(EXAMPLE + "?node=source-sales1");
            page.getByLabel("Kind of system").first().click();
            page.getByRole(AriaRole.OPTION).first().waitFor();
        });
        all.put("preview-stopped", this::stop);
    }

    /// A preview that has stopped at a record.
    void stop() {
        page.navigate(EXAMPLE + "?node=map-order7");
        screen.box("map-order7");
        Locator preview = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Preview"));
        preview.locator("vaadin-select").first().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Live from the source"))
                .click();
        preview.locator("tr[data-row='0']").first().waitFor();
        screen.button("Stop here when…").click();
        Locator condition = preview.locator(".pw-preview-points .cm-content").first();
        condition.click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText("customer_id = 5");
        screen.button("Run to the next stop").click();
        screen.button("Go on").waitFor();
    }

    private void mapping() {
        all.put("mapping-folded", () -> {
            page.navigate(EXAMPLE + "?node=map-order7&edit=mapping");
            page.getByRole(AriaRole.TREE, new Page.GetByRoleOptions().setName("Outgoing record"))
                    .locator("[role=treeitem][data-path='customer'] .pw-map-twist")
                    .click();
            page.locator(".pw-map-in-target").first().waitFor();
        });
    }

    private void publishing() {
        all.put("dialog-publish-days", () -> {
            page.navigate(EXAMPLE);
            screen.button("Publish").click();
            page.getByLabel("the runs of some days").check();
            page.getByLabel("From the day").click();
            page.locator("vaadin-date-picker-overlay-content").waitFor();
        });
    }

    /// The steps after the first, which follow one another.
    private void tour() {
        all.put("tour-2", () -> {
            page.navigate("/pipelines");
            page.evaluate("() => localStorage.clear()");
            page.navigate("/");
            screen.button("Take the tour").first().click();
            page.locator(".pw-tour").waitFor();
            page.navigate("/pipelines");
            screen.button("New pipeline").click();
            page.getByLabel("Name").fill("Toured along");
            screen.button("Create").click();
            page.getByText("Tour: step 2 of 5").waitFor();
        });
        // Without a map there is nothing to be told at the fourth step.
        for (int step : List.of(3, 5)) {
            String said = "Tour: step " + step + " of 5";
            all.put("tour-" + step, () -> {
                screen.button("Skip this step").click();
                page.getByText(said).waitFor();
            });
        }
    }

    /// Two values for one name, and a value for what somebody has removed meanwhile.
    void choice() {
        String pipeline = "overtaken-" + UUID.randomUUID().toString().substring(0, 8);
        page.navigate(product.exampleAs(pipeline));
        screen.tab("Outline").click();
        row("Results").waitFor();
        page.context().setOffline(true);
        rename("Form the order", "The orders of a month");
        rename("Results", "What became of them");
        propose(pipeline, new PipelineEdit.RenameNode(new NodeId("map-order7"), "Orders of Ada"));
        propose(pipeline, new PipelineEdit.RemoveNode(new NodeId("sink-results")));
        page.context().setOffline(false);
        assertThat(page.locator("pipewright-choices fieldset")).hasCount(2);
    }

    private Locator row(String name) {
        return page.locator(".pw-outline-row:not(.pw-outline-port)")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))))
                .first();
    }

    private void rename(String from, String to) {
        row(from).click();
        page.keyboard().press("F2");
        page.keyboard().type(to);
        page.keyboard().press("Enter");
    }

    /// What a colleague does.
    private void propose(String pipeline, PipelineEdit edit) {
        var drafts = product.get(Drafts.class);
        long seq = drafts.open(DEMO, pipeline).orElseThrow().seq();
        drafts.propose(DEMO, pipeline, "ada", new Proposal(UUID.randomUUID().toString(), seq, edit));
    }
}
