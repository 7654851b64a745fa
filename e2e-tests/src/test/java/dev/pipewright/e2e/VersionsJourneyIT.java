package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.version.Versions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Publishing, comparing and bringing back versions.
class VersionsJourneyIT {

    private static final String CALL = "apiCall-taxman";
    private static final TenantId DEMO = new TenantId("demo");

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);
    private final PipelineList list = new PipelineList(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void two_versions_are_published_and_compared_and_the_first_is_brought_back_and_taken_back_again() {
        list.duplicate("FoodMart to TAXMAN", "Two versions");
        publish("First.");
        assertThat(standing()).hasText(Pattern.compile("^\\s*Live: v1\\s*$"));
        rename(CALL, "Calculate tax", "Ask for the tax");
        assertThat(standing()).hasText("Live: v1 · Draft: 1 change");
        publish("A better name.");
        assertThat(standing()).hasText(Pattern.compile("^\\s*Live: v2\\s*$"));

        screen.tab("Versions").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Compare version 1 with the draft"))
                .click();
        Locator changes = page.locator(".pw-changes");
        assertThat(changes).containsText("1 functional change");
        assertThat(changes.locator("del")).hasText("Calculate");
        assertThat(changes.locator("ins")).containsText(new String[] {"Ask for the"});
        assertThat(screen.box(CALL)).containsText("± changed");
        screen.button("Ask for the tax").click();
        assertThat(page.locator(".pw-box.pw-looked")).containsText("Ask for the tax");

        screen.link("Open the pipeline").click();
        screen.tab("Versions").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bring version 1 back into the draft"))
                .click();
        assertThat(screen.box(CALL)).containsText("Calculate tax");
        assertThat(page.getByText("The draft is as version 1. Version 2 stays live until you publish."))
                .isVisible();
        assertThat(standing()).hasText("Live: v2 · Draft: 1 change");
        screen.button("Take back your last change").click();
        assertThat(screen.box(CALL)).containsText("Ask for the tax");
    }

    @Test
    void what_a_colleague_changes_while_one_is_about_to_publish_is_seen_before_it_goes_live() {
        page.navigate(product.exampleAs("published-by-two"));
        var versions = product.get(Versions.class);
        screen.button("Publish").click();
        Locator dialog = page.locator("vaadin-dialog");
        Locator publish = dialog.getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName("Publish").setExact(true));
        assertThat(publish).isEnabled();
        product.propose("published-by-two", "ada", new PipelineEdit.RenameNode(new NodeId(CALL), "Tax of Ada"));

        publish.click();

        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("The draft was changed since you looked at it.");
        org.assertj.core.api.Assertions.assertThat(versions.live(DEMO, "published-by-two"))
                .isEmpty();
        publish.click();
        assertThat(page.getByText("Version 1 is live.")).isVisible();

        screen.button("Publish").click();
        assertThat(dialog).containsText("there is nothing to publish");
        assertThat(publish).isDisabled();
    }

    @Test
    void a_comparison_shows_nodes_that_are_new_and_gone_and_a_mapping_line_by_line() {
        String pipeline = product.exampleAs("compared-by-line");
        product.get(Versions.class).publish(DEMO, "compared-by-line", "ada", "First.");
        page.navigate(pipeline);
        screen.box("sink-results").click();
        page.keyboard().press("Delete");
        assertThat(page.locator(".react-flow__node[data-id='sink-results']")).hasCount(0);
        screen.box("map-result").hover();
        page.getByLabel("Add a node behind").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^Sort")))
                .click();
        assertThat(saved()).hasText("Saved");
        page.navigate(pipeline + "?node=map-result&edit=mapping");
        target("totalTax").click();
        Locator code = page.locator(".pw-map-editor").getByLabel("Expression");
        code.click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText("tax.totalTax + 0");
        target("totalExempt").click();
        screen.button("Remove line").click();
        assertThat(target("totalExempt")).hasCount(0);
        screen.button("Close").click();
        assertThat(saved()).hasText("Saved");

        page.navigate(pipeline + "/compare?from=1&to=draft");

        Locator changes = page.locator(".pw-changes > ul > li");
        assertThat(changes.filter(having(".pw-change-title", "Results"))).hasClass("pw-change-removed");
        Locator sort = page.locator(".pw-box.pw-kind-sort");
        assertThat(sort).hasClass(Pattern.compile(".*pw-mark-added.*"));
        assertThat(sort).containsText("+ added");
        assertThat(screen.box("sink-results").locator(".pw-box")).hasClass(Pattern.compile(".*pw-mark-removed.*"));
        Locator map = changes.filter(having(".pw-change-title", "Form the result"));
        assertThat(map).hasClass(Pattern.compile(".*pw-change-changed.*"));
        assertThat(map.locator(".pw-change-field")).hasCount(2);
        Locator changed = map.locator(".pw-change-field").filter(having(".pw-change-name", "totalTax"));
        assertThat(changed.locator("ins")).containsText(new String[] {"+ 0"});
        Locator removed = map.locator(".pw-change-field").filter(having(".pw-change-name", "totalExempt"));
        assertThat(removed.locator(".pw-change-name")).containsText("removed");
        assertThat(removed.locator("del")).hasText("tax.totalExempt");
    }

    private Locator.FilterOptions having(String part, String text) {
        return new Locator.FilterOptions().setHas(page.locator(part, new Page.LocatorOptions().setHasText(text)));
    }

    private Locator target(String path) {
        return page.getByRole(AriaRole.TREE, new Page.GetByRoleOptions().setName("Outgoing record"))
                .locator("[role=treeitem][data-path='" + path + "']");
    }

    private Locator saved() {
        return page.locator("pipewright-save-status");
    }

    @Test
    void dragging_a_box_alone_is_layout_only() {
        list.duplicate("FoodMart to TAXMAN", "Dragged only");
        publish("First.");
        assertThat(standing()).hasText(Pattern.compile("^\\s*Live: v1\\s*$"));

        Locator box = screen.box(CALL);
        box.hover();
        BoundingBox start = box.boundingBox();
        page.mouse().down();
        page.mouse().move(start.x + 80, start.y + 70, new Mouse.MoveOptions().setSteps(8));
        page.mouse().up();

        assertThat(standing()).hasText("Live: v1 · Draft: layout only");
        screen.tab("Versions").click();
        screen.link("Compare with the live version").click();
        assertThat(page.locator(".pw-changes-summary")).hasText("Layout only, 0 functional changes");
    }

    @Test
    void who_has_a_pipeline_open_that_is_deleted_is_told_by_whom_and_gets_its_file() {
        list.duplicate("FoodMart to TAXMAN", "Soon gone");
        Page other = product.loggedIn("en-US");
        other.navigate(page.url());
        new Screen(other).box(CALL);

        list.delete("Soon gone");

        assertThat(other.getByText(Pattern.compile("^Deleted by demo, "))).isVisible();
        String file = other.waitForDownload(
                        () -> new Screen(other).link("Download the draft").click())
                .suggestedFilename();
        org.assertj.core.api.Assertions.assertThat(file).isEqualTo("soon-gone.pipeline.json");
        other.context().close();
    }

    private Locator standing() {
        return page.locator(".pw-beside");
    }

    private void rename(String node, String old, String name) {
        screen.tab("Node").click();
        screen.box(node).click();
        Locator field = page.getByLabel("Name");
        assertThat(field).hasValue(old);
        field.fill(name);
        assertThat(screen.box(node)).containsText(name);
    }

    private void publish(String note) {
        screen.button("Publish").click();
        Locator dialog = page.locator("vaadin-dialog");
        page.getByLabel("What is new").fill(note);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Publish").setExact(true))
                .click();
        assertThat(dialog).hasCount(0);
    }
}
