package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.version.Versions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A pipeline as a part of another one, and what is wrong with a pipeline. One person, one browser.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartsJourneyIT {

    private static final TenantId DEMO = new TenantId("demo");
    private static final NodeId START = new NodeId("source-start1");
    private static final NodeId KEEP = new NodeId("filter-keep1");
    private static final NodeId END = new NodeId("sink-end1");

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterAll
    void leave() {
        page.context().close();
    }

    @Test
    void a_published_pipeline_becomes_a_part_leads_to_its_page_and_is_moved_to_its_newest_version() {
        product.draw("part-large", drawing("Large orders", Node.Source.CALLER, "true", Node.Sink.CALLER));
        Versions versions = product.get(Versions.class);
        versions.publish(DEMO, "part-large", "ada", "First.");
        product.draw("with-part", drawing("With a part", "jdbc", "true", Node.Sink.RESULTS));
        open("with-part");
        screen.box(KEEP.value()).hover();
        page.getByLabel("Add a node behind").click();
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search nodes, systems and connections"))
                .fill("Large orders");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^Large orders")))
                .click();

        Locator part = page.locator(".react-flow__node.selected");
        assertThat(part).containsText("part-large v1");
        assertThat(saved()).hasText("Saved");
        Node.SubPipeline drawn = part();
        assertThat(product.draft("with-part").edges()).contains(Edge.between(KEEP, drawn.id()));
        screen.link("Open Large orders").click();
        page.waitForURL(Pattern.compile("/pipelines/part-large$"));
        assertThat(screen.heading()).hasText("Large orders");

        versions.publish(DEMO, "part-large", "ben", "Again.");
        page.navigate("/pipelines/with-part?node=" + drawn.id().value());
        screen.button("Use version 2, the newest").click();

        assertThat(page.getByLabel("Version", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("2");
        assertThat(screen.box(drawn.id().value())).containsText("part-large v2");
        assertThat(screen.button("Use version 2, the newest")).hasCount(0);
        assertThat(saved()).hasText("Saved");
        assertThat(part().version()).isEqualTo(2);
    }

    @Test
    void a_problem_leads_to_its_field_and_keeps_the_pipeline_from_being_published() {
        product.draw("with-problem", drawing("With a problem", "jdbc", "", Node.Sink.RESULTS));
        open("with-problem");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^Problems")))
                .click();
        String sentence = "'Keep some' has no condition";
        Locator problem = page.locator(".pw-problems button").filter(new Locator.FilterOptions().setHasText(sentence));

        problem.click();

        Locator condition = page.locator("[aria-label='Condition'][contenteditable]");
        assertThat(page.locator(".react-flow__node.selected")).hasAttribute("data-id", KEEP.value());
        assertThat(condition).isFocused();

        page.keyboard().press("Escape");
        screen.box(END.value()).click();
        screen.button("Publish").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Fix the errors, then publish it.");
        assertThat(dialog.locator("vaadin-button").last()).hasText("Publish");
        assertThat(dialog.locator("vaadin-button").last()).isDisabled();
        dialog.locator("button.pw-link")
                .filter(new Locator.FilterOptions().setHasText(sentence))
                .click();

        assertThat(dialog).hasCount(0);
        assertThat(page.locator(".react-flow__node.selected")).hasAttribute("data-id", KEEP.value());
        condition.click();
        page.keyboard().type("store_id = 1");
        page.keyboard().press("Tab");
        assertThat(saved()).hasText("Saved");
        screen.button("Publish").click();
        assertThat(dialog).containsText("This is the first version.");
        assertThat(dialog).not().containsText(sentence);
        page.keyboard().press("Escape");
    }

    @Test
    void a_connection_that_is_not_there_is_told_on_the_node_in_the_list_and_at_its_field() {
        Drawing drawn = drawing("With a lost connection", "files", "true", Node.Sink.RESULTS);
        product.draw("with-lost-connection", drawn);
        open("with-lost-connection");

        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^Problems")))
                .click();
        String sentence = "'Begin' needs a connection of the kind files, and 'foodmart' is of another kind.";
        page.locator(".pw-problems button")
                .filter(new Locator.FilterOptions().setHasText(sentence))
                .click();

        assertThat(page.locator(".react-flow__node.selected")).hasAttribute("data-id", START.value());
        assertThat(page.locator("pipewright-node-form").getByText(sentence)).isVisible();
    }

    private Node.SubPipeline part() {
        return product.draft("with-part").nodes().stream()
                .filter(Node.SubPipeline.class::isInstance)
                .map(Node.SubPipeline.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void open(String pipeline) {
        page.navigate("/pipelines/" + pipeline);
        page.locator(".pw-zoom").waitFor();
    }

    private Locator saved() {
        return page.locator("pipewright-save-status");
    }

    private static Drawing drawing(String name, String source, String condition, String sink) {
        boolean isPart = source.equals(Node.Source.CALLER);
        var pipeline = new Pipeline(
                name,
                "",
                List.of(),
                List.of(
                        new Node.Source(
                                NodeHeader.of(START, "Begin"),
                                source,
                                isPart ? "" : "foodmart",
                                isPart ? Map.of() : Map.of("query", "select * from foodmart.store"),
                                Schema.UNKNOWN,
                                List.of()),
                        new Node.Filter(NodeHeader.of(KEEP, "Keep some"), condition),
                        new Node.Sink(NodeHeader.of(END, "End"), sink, "", Map.of())),
                List.of(Edge.between(START, KEEP), Edge.between(KEEP, END)));
        return new Drawing(
                pipeline,
                Layout.EMPTY.withPositions(
                        Map.of(START, new Position(0, 0), KEEP, new Position(320, 0), END, new Position(800, 0))));
    }
}
