package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.library.LibraryAdditions;
import dev.pipewright.platform.library.LibraryWords;
import dev.pipewright.platform.version.Versions;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Beginning with a pipeline of the library, adding to it, and following it.
class LibraryJourneyIT {

    private static final TenantId DEMO = new TenantId("demo");
    private static final String SINK = "sink-results";
    private static final String CALL = "apiCall-taxman";

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.newPage("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    private void connect(String tenant, String name, String connector, Map<String, Object> settings) {
        product.get(Connections.class)
                .save(
                        new TenantId(tenant),
                        name,
                        product.get(ConnectorCatalogue.class).get(connector),
                        settings,
                        "somebody");
    }

    private Locator dialog() {
        return page.locator("vaadin-dialog").last();
    }

    /// A field of the dialog that lies on top.
    private Locator dialogField(String label) {
        return dialog().getByRole(
                        AriaRole.TEXTBOX,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    private Locator standing() {
        return page.locator(".pw-beside");
    }

    @Test
    void whoever_has_nothing_begins_with_a_template_and_has_a_valid_draft() {
        product.logIn(page, "lib-new", "lib-newcomer");
        connect("lib-new", "our-tax", "http", Map.of("baseUrl", "http://127.0.0.1:1"));
        page.navigate("/library");
        page.getByLabel("Search the library").fill("csv");
        assertThat(page.locator(".pw-card:visible")).hasCount(1);

        screen.button("Use CSV files to TAXMAN").click();
        screen.button("New connection for folder").click();
        dialogField("Folder").fill("/data/orders");
        dialogField("Name").fill("exports");
        screen.button("Save").click();
        assertThat(dialog()).containsText("exports");
        dialogField("Name").fill("Orders of our shop");
        screen.button("Create").click();

        page.waitForURL("**/pipelines/orders-of-our-shop");
        assertThat(page.locator(".react-flow__node")).hasCount(6);
        assertThat(standing()).containsText("Library: v1");
        screen.tab("Problems").click();
        assertThat(page.getByText("No problem found.")).isVisible();
    }

    @Test
    void what_one_customer_adds_another_uses_and_its_own_edit_stays_when_the_library_moves_on() {
        PeoplesBrowser.logIn(page, "demo");
        new PipelineList(page).duplicate("FoodMart to TAXMAN", "Shared orders");
        product.get(Versions.class).publish(DEMO, "shared-orders", "demo", "First.");
        page.reload();
        screen.tab("Versions").click();
        screen.button("Add version 1 to the library").click();
        dialogField("Name").fill("Orders of a grocery");
        dialogField("Kind of source").fill("Database");
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add to the library"))
                .click();
        assertThat(page.getByText("'Orders of a grocery' is in the library, version 1."))
                .isVisible();

        product.logIn(page, "lib-other", "lib-other-engineer");
        page.navigate("/library");
        screen.button("Use Orders of a grocery").click();
        screen.button("Create").click();
        page.waitForURL("**/pipelines/orders-of-a-grocery");
        screen.box(CALL).click();
        Locator name = page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true));
        assertThat(name).hasValue("Calculate tax");
        theLibraryMovesOn();
        assertThat(standing()).containsText("Library: v2 is there");
        // What was typed last is saved before the page is left, and is no part of the step that is taken back.
        name.fill("Our tax");
        screen.button("Update").click();
        assertThat(page.locator(".pw-changes")).containsText("Results of the grocery");
        screen.button("Merge into the draft").click();

        assertThat(screen.box(SINK)).containsText("Results of the grocery");
        assertThat(screen.box(CALL)).containsText("Our tax");
        assertThat(standing()).containsText("Library: v2");
        assertThat(screen.button("Update")).hasCount(0);

        screen.button("Take back your last change").click();
        assertThat(screen.button("Update")).isVisible();
        assertThat(screen.box(CALL)).containsText("Our tax");
    }

    /// Its owner renames a node, publishes and adds the version.
    private void theLibraryMovesOn() {
        var rename = new PipelineEdit.RenameNode(new NodeId(SINK), "Results of the grocery");
        var drafts = product.get(Drafts.class);
        long seen = drafts.open(DEMO, "shared-orders").orElseThrow().seq();
        drafts.propose(
                DEMO, "shared-orders", "demo", new Proposal(UUID.randomUUID().toString(), seen, rename));
        int version = product.get(Versions.class)
                .publish(DEMO, "shared-orders", "demo", "")
                .number();
        product.get(LibraryAdditions.class)
                .add(
                        DEMO,
                        "shared-orders",
                        version,
                        new LibraryWords("Orders of a grocery", "Orders of a shop.", "Database"),
                        "demo");
    }

    @Test
    void a_template_is_put_into_a_drawing_from_the_palette_and_taken_out_by_one_step() {
        product.logIn(page, "lib-draw", "lib-drawer");
        product.begin(new TenantId("lib-draw"), "from-templates", "From templates");
        page.navigate("/pipelines/from-templates");
        page.locator(".pw-board").focus();

        page.keyboard().press("a");
        page.getByRole(AriaRole.COMBOBOX).fill("csv taxman");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^CSV files to TAXMAN")))
                .click();

        assertThat(page.locator(".react-flow__node")).hasCount(6);
        assertThat(page.locator(".react-flow__edge")).hasCount(5);
        assertThat(page.locator("pipewright-save-status")).hasText("Saved");
        var saved = product.get(Drafts.class)
                .open(new TenantId("lib-draw"), "from-templates")
                .orElseThrow()
                .drawing()
                .pipeline();
        org.assertj.core.api.Assertions.assertThat(saved.parameters())
                .extracting(parameter -> parameter.name())
                .containsExactly("company", "file", "results");
        org.assertj.core.api.Assertions.assertThat(saved.nodes()).hasAtLeastOneElementOfType(Node.Aggregate.class);
        screen.button("Take back your last change").click();
        assertThat(page.locator(".react-flow__node")).hasCount(0);
    }
}
