package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Position;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.platform.environment.Environments;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// How one comes to what a person gets into while they work: a preview that has stopped, others who were faster, a
/// gate, the tour. Each begins at its address, whatever was before.
final class Situations {

    private static final TenantId DEMO = new TenantId("demo");
    private static final String PICTURED = "pictured-mapping";
    private static final NodeId MAP = new NodeId("map-order7");
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

    /// Those that are looked at on a telephone, too: what a person has to answer there, and what they can do there.
    static final Set<String> ON_A_TELEPHONE = Set.of("choice-of-values", "several-nodes");

    /// By the name of the picture that is taken of each.
    static Map<String, Runnable> of(RunningProduct product, Page page) {
        var situations = on(product, page);
        situations.drawing();
        situations.mapping();
        situations.publishing();
        situations.differing();
        situations.all.put("choice-of-values", situations::choice);
        situations.tour();
        situations.lostSession();
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
        all.put("several-nodes", () -> {
            page.navigate(EXAMPLE);
            screen.box("map-order7").click();
            page.keyboard().press("Control+a");
            page.getByText("6 nodes are selected.").waitFor();
        });
        all.put("preview-stopped", this::stop);
        all.put("preview-where", this::where);
        all.put("proposals-in-sql", () -> {
            page.navigate(EXAMPLE + "?node=source-sales1");
            page.locator("pipewright-node-form .cm-content").first().click();
            page.keyboard().press("Control+Home");
            for (int letter = 0; letter < "select s.".length(); letter++) {
                page.keyboard().press("ArrowRight");
            }
            page.keyboard().press("Control+Space");
            page.locator(".cm-tooltip-autocomplete li").first().waitFor();
        });
        all.put("length-of-time", () -> {
            page.navigate("/connections");
            screen.button("Edit foodmart").click();
            page.getByLabel("Connect time-out").fill("90");
            page.getByText("= 1 min 30 s").waitFor();
        });
    }

    /// A choice of environments in a preview. There is none for others.
    private void where() {
        var environments = product.get(Environments.class);
        environments.add(DEMO, new Environment("For tests", "", false, List.of(), Map.of()), "demo");
        page.navigate(EXAMPLE + "?node=map-order7");
        Locator where = preview().getByLabel("Where", new Locator.GetByLabelOptions().setExact(true));
        where.waitFor();
        environments.remove(DEMO, "For tests", "demo");
        where.click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("For tests"))
                .waitFor();
    }

    private Locator preview() {
        return new PreviewPane(page).region();
    }

    /// A preview that has stopped at a record.
    void stop() {
        page.navigate(EXAMPLE + "?node=map-order7");
        screen.box("map-order7");
        Locator preview = preview();
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
        all.put("mapping-values-edited", () -> {
            goToTarget("lines[].taxCode");
            screen.button("Map values").click();
            assertThat(page.locator(".pw-map-editor .cm-content")).containsText("$mapValue(");
        });
        all.put("mapping-gives-a-list", () -> {
            goToTarget("taxDate");
            product.propose(
                    PICTURED, "ada", new PipelineEdit.AddMappingLine(MAP, 0, new MappingLine("taxDate", "sales.sku")));
            screen.button("All of them, joined").waitFor();
        });
        all.put("mapping-test-fails", () -> {
            goToTarget("currency");
            screen.button("Tests").click();
            page.getByLabel("Name of the test").fill("First order");
            screen.button("Make a test of this record").click();
            page.locator(".pw-map-tests .pw-map-passes").first().waitFor();
            var line = new MappingLine("currency", "'CAD'");
            product.propose(PICTURED, "ada", new PipelineEdit.SetMappingLine(MAP, "currency", line));
            page.locator(".pw-map-tests .pw-map-fault").first().waitFor();
        });
    }

    private void goToTarget(String target) {
        page.navigate(product.exampleAs(PICTURED) + "?node=" + MAP.value() + "&edit=mapping");
        assertThat(page.locator(".pw-map-target .pw-map-value").first()).not().hasText("");
        page.getByLabel("Find a field: Outgoing record").fill(target.substring(target.lastIndexOf('.') + 1));
        page.locator(".pw-map-target [data-path='" + target + "']").click();
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

    private void differing() {
        var differences = Differences.on(product, page);
        all.put("lines-compared", differences::sideBySide);
        all.put("documents-compared", differences::onDocuments);
        all.put("merge-with-a-conflict", differences::besideAFile);
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
        all.put("tour-3", () -> skipTo(3));
        all.put("tour-4", () -> {
            // Without a map there is nothing to be told at the fourth step.
            Node map = new Node.Map(
                    NodeHeader.of(new NodeId("map-toured1"), "Map orders"), List.of(), "", List.of(), List.of());
            product.propose(pipelineOfAddress(), "ada", new PipelineEdit.AddNode(map, new Position(0, 0)));
            screen.box("map-toured1");
            skipTo(4);
        });
        all.put("tour-5", () -> skipTo(5));
    }

    private void skipTo(int step) {
        screen.button("Skip this step").click();
        page.getByText("Tour: step " + step + " of 5").waitFor();
    }

    private String pipelineOfAddress() {
        return URI.create(page.url()).getPath().replace("/pipelines/", "");
    }

    /// What a person sees who was logged out, and what the log-in says then. Nothing can be looked at behind it.
    private void lostSession() {
        all.put("session-lost", () -> {
            page.navigate(product.exampleAs("lost-session"));
            screen.box("map-order7").click();
            Locator name = page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true));
            name.waitFor();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close the tour"))
                    .click();
            PeoplesBrowser.logOutInAnotherTab(page);
            name.fill("Named too late");
            name.press("Tab");
            page.locator(".v-system-error").waitFor();
        });
        all.put("session-lost-log-in", () -> {
            page.locator(".v-system-error").click();
            page.locator("pipewright-kept-edits:not(:empty)").waitFor();
        });
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
        product.propose(pipeline, "ada", new PipelineEdit.RenameNode(new NodeId("map-order7"), "Orders of Ada"));
        product.propose(pipeline, "ada", new PipelineEdit.RemoveNode(new NodeId("sink-results")));
        page.context().setOffline(false);
        assertThat(page.locator("pipewright-choices fieldset")).hasCount(2);
        // Else the framework does it some seconds later, where a message was lost on the way.
        page.reload();
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
}
