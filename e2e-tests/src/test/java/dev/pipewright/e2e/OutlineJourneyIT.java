package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Drawing without a mouse: the outline is a tree of nodes that is built, changed and undone with the keys alone.
class OutlineJourneyIT {

    private final RunningProduct product = RunningProduct.shared();
    private final String pipeline = "outline-" + UUID.randomUUID().toString().substring(0, 8);
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void a_pipeline_is_built_from_nothing_with_the_keys_alone() {
        product.beginPipeline(pipeline, "Built by keyboard");
        openOutline();

        tabTo("Add a node");
        press("Enter");
        choose("foodmart");
        assertThat(row("Read records")).isFocused();
        press("+");
        choose("filter");
        assertThat(row("Filter records")).isFocused();
        press("+");
        choose("results");
        assertThat(row("Write records")).isFocused();

        press("Home");
        press("F2");
        page.keyboard().type("Sales of May");
        press("Enter");
        assertThat(row("Sales of May")).isFocused();
        press("f");
        assertThat(row("Filter records")).isFocused();
        press("Space");
        assertThat(row("Filter records")).containsText("Disabled");
        press("Control+z");
        assertThat(row("Filter records")).not().containsText("Disabled");

        assertThat(saved()).hasText("Saved");
        var drawn = product.draft(pipeline);
        assertThat(drawn.nodes())
                .extracting(Node::name)
                .containsExactlyInAnyOrder("Sales of May", "Filter records", "Write records");
        assertThat(drawn.edges()).hasSize(2);
        assertThat(drawn.nodes()).noneMatch(Node::disabled);
    }

    @Test
    void connections_are_seen_at_the_ports_and_taken_away_and_made_again() {
        product.beginPipeline(pipeline, "Connected by keyboard");
        openOutline();
        tabTo("Add a node");
        press("Enter");
        choose("foodmart");
        assertThat(row("Read records")).isFocused();
        press("+");
        choose("results");
        assertThat(row("Write records")).isFocused();

        press("ArrowUp");
        press("ArrowRight");
        assertThat(row("Read records")).hasAttribute("aria-expanded", "true");
        press("ArrowDown");
        Locator port = page.getByRole(
                AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("Out feeds Write records")));
        assertThat(port).isFocused();
        press("Delete");
        Locator open = page.getByRole(
                AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("Out feeds nothing yet")));
        assertThat(open).isFocused();
        press(">");
        choose("Write records");
        assertThat(port).isFocused();
        press("ArrowRight");
        press("Enter");
        assertThat(row("Write records")).isFocused();

        assertThat(saved()).hasText("Saved");
        assertThat(product.draft(pipeline).edges()).extracting(Edge::fromPort).containsExactly("out");
    }

    @Test
    void what_is_not_wanted_is_filtered_out_and_what_is_wanted_is_found() {
        page.navigate("/pipelines/foodmart-to-taxman");
        screen.tab("Outline").click();
        rows().first().waitFor();
        int all = rows().count();

        screen.button("Disabled 0").click();
        assertThat(rows()).hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("All " + all))
                .click();
        page.getByLabel("Search nodes").fill("sink");

        assertThat(rows()).hasCount(1);
        page.keyboard().press("ArrowDown");
        assertThat(rows().first()).isFocused();
    }

    private void openOutline() {
        page.navigate("/pipelines/" + pipeline);
        screen.tab("Drawing").focus();
        press("ArrowRight");
        assertThat(screen.tab("Outline")).isFocused();
    }

    /// Goes on with the Tab key until something has the focus.
    private void tabTo(String button) {
        screen.button(button).waitFor();
        for (int step = 0; step < 12; step++) {
            press("Tab");
            if ((Boolean) screen.button(button).evaluate("button => document.activeElement === button")) {
                return;
            }
        }
        assertThat(screen.button(button)).isFocused();
    }

    private void choose(String search) {
        Locator field = page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.COMBOBOX);
        assertThat(field).isFocused();
        page.keyboard().type(search);
        assertThat(page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.OPTION).first())
                .containsText(Pattern.compile(search, Pattern.CASE_INSENSITIVE));
        press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    private void press(String key) {
        page.keyboard().press(key);
    }

    private Locator rows() {
        return page.locator(".pw-outline-row");
    }

    private Locator row(String name) {
        return page.locator(".pw-outline-row:not(.pw-outline-port)")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))))
                .first();
    }

    private Locator saved() {
        return page.locator("pipewright-save-status");
    }
}
