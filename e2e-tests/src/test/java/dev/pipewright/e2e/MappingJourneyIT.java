package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Mapping an order: by mouse, by keyboard, with what suggests itself, and as a whole.
class MappingJourneyIT {

    private static final String MAPPING = "?node=map-order7&edit=mapping";

    private final RunningProduct product = RunningProduct.shared();
    private final String pipeline = product.exampleAs("mapped-example");
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void a_field_is_mapped_by_dragging_it_and_shows_its_value_on_a_real_order() {
        open();

        drag(source("order_date"), target("taxDate"));

        assertThat(value("taxDate")).hasText(Pattern.compile("\\d{4}-\\d\\d-\\d\\d"));
        assertThat(saved()).hasText("Saved");
        assertThat(result(1)).containsText("-");
        undo("taxDate");
    }

    @Test
    void a_field_is_mapped_by_keyboard_alone() {
        open();
        tree("Outgoing record").focus();
        page.keyboard().press("Home");
        goDownTo("taxDate");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Map from…")))
                .isFocused();

        page.keyboard().type("order_date");
        page.keyboard().press("Enter");

        assertThat(value("taxDate")).hasText(Pattern.compile("\\d{4}-\\d\\d-\\d\\d"));
        page.keyboard().press("Escape");
        assertThat(tree("Outgoing record")).isFocused();
        page.keyboard().press("Control+z");
        assertThat(value("taxDate")).hasText("");
    }

    @Test
    void a_mistake_is_told_at_its_place_while_it_is_typed() {
        open();
        target("documentDate").click();
        Locator code = page.locator(".pw-map-editor").getByLabel("Expression");
        code.click();
        page.keyboard().press("Control+a");
        page.keyboard().type("order_date + ");

        assertThat(page.locator(".pw-map-editor .pw-code-error"))
                .containsText("The expression ends too early; complete it.");
        page.keyboard().type("1");
        assertThat(page.locator(".pw-map-editor .pw-code-error")).containsText("'+' calculates with numbers");
        assertThat(value("documentDate")).containsText("'+' calculates with numbers");

        page.keyboard().press("Control+a");
        page.keyboard().type("$substring(order_date, 0, 10)");

        assertThat(page.locator(".pw-map-editor .pw-code-error")).hasText("");
        assertThat(value("documentDate")).hasText(Pattern.compile("\\d{4}-\\d\\d-\\d\\d"));
        assertThat(result(1)).containsText("-");
        page.keyboard().press("Control+a");
        page.keyboard().type("order_date");
        page.keyboard().press("Escape");
        assertThat(saved()).hasText("Saved");
    }

    @Test
    void a_required_field_that_lost_its_line_is_mapped_again_in_three_interactions() {
        open();
        target("currency").click();
        screen.button("Remove line").click();
        assertThat(page.getByText("1 of 11 required missing")).isVisible();

        var interactions = new Interactions();
        interactions.click(screen.button("Next missing"));
        interactions.click(page.getByLabel("Fixed value"));
        // What is typed and ended by Enter is put in one go.
        interactions.once(() -> {
            page.keyboard().type("USD");
            page.keyboard().press("Enter");
        });

        assertThat(page.getByText("All 11 required mapped")).isVisible();
        assertThat(value("currency")).hasText("USD");
        assertThat(interactions.count()).isLessThanOrEqualTo(3);
    }

    @Test
    void going_to_a_target_by_keyboard_shows_what_it_reads() {
        open();
        tree("Outgoing record").focus();
        page.keyboard().press("Home");

        goDownTo("documentCode");

        assertThat(source("customer_id")).hasClass(Pattern.compile(".*pw-map-hot.*"));
        assertThat(page.getByTestId("mapping-lines")).hasAttribute("data-hot", "1");
    }

    @Test
    void hovering_a_target_shows_what_it_reads() {
        open();

        target("documentCode").hover();

        assertThat(source("customer_id")).hasClass(Pattern.compile(".*pw-map-hot.*"));
        assertThat(source("order_date")).hasClass(Pattern.compile(".*pw-map-hot.*"));
        assertThat(source("quantity", "sales[].quantity")).not().hasClass(Pattern.compile(".*pw-map-hot.*"));
        assertThat(page.getByTestId("mapping-lines")).hasAttribute("data-hot", "1");
    }

    @Test
    void what_suggests_itself_is_accepted_at_once() {
        open();
        page.getByLabel("Find a field: Outgoing record").fill("quantity");
        target("lines[].quantity").click();
        screen.button("Remove line").click();
        assertThat(page.getByTestId("mapping-lines")).not().hasAttribute("data-suggested", "0");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Accept .*quantity.*")))
                .click();

        assertThat(value("lines[].quantity")).containsText("×");
        assertThat(saved()).hasText("Saved");
    }

    @Test
    void a_whole_mapping_is_read_and_written_as_one_document() {
        open();
        screen.button("Whole mapping").click();
        Locator document = page.getByLabel("Whole mapping").first();
        assertThat(page.locator(".pw-map-whole .cm-content")).containsText("\"documentCode\"");

        screen.button("Apply").click();

        assertThat(page.getByText("The lines say this already.")).isVisible();
        assertThat(document).isVisible();
    }

    @Test
    void a_record_becomes_a_test_of_the_mapping() {
        open();
        screen.button("Tests").click();
        page.getByLabel("Name of the test").fill("a real order");

        screen.button("Make a test of this record").click();

        assertThat(page.getByText("a real order passes")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove: a real order"))
                .click();
        assertThat(page.getByText("There are no tests yet.", new Page.GetByTextOptions().setExact(false)))
                .isVisible();
    }

    @Test
    void of_two_thousand_fields_a_side_and_300_lines_only_what_is_seen_is_rendered() {
        page.navigate(pipeline);
        screen.box("map-order7");
        FrameTimes few = scrolled(100, 15);
        int renderedOfFew = rendered(page.locator("#large"));
        FrameTimes many = scrolled(2_000, 300);

        System.out.printf(
                "Mapping, a frame of scrolling: 2,000 fields a side and 300 lines %s; 100 and 15 %s%n", many, few);
        Locator large = page.locator("#large");
        assertThat(large.getByRole(AriaRole.TREEITEM).count()).isLessThan(100);
        assertThat(large.locator("svg path").count()).isEqualTo(4);
        // Twenty times the fields and lines are as much to render: what is in sight.
        assertThat(rendered(large)).isLessThan(2 * renderedOfFew);
    }

    /// Opens a mapping of some size instead of another, and scrolls it.
    private FrameTimes scrolled(int fields, int lines) {
        page.evaluate(LARGE, List.of(fields, lines));
        Locator large = page.locator("#large");
        assertThat(large.getByTestId("mapping-lines")).not().hasAttribute("data-lines", "0");
        assertThat(large.getByRole(AriaRole.TREEITEM)).not().hasCount(0);
        return FrameTimes.of(page, FRAMES, () -> page.evaluate(SCROLL, FRAMES));
    }

    /// The editor with made-up answers: so it is seen what it does by itself.
    private static final String LARGE = """
            ([fields, lines]) => {
              document.querySelector('#large')?.remove();
              const rows = (prefix) => Array.from({ length: fields }, (_, at) => at % 20 === 0
                ? { path: `${prefix}${at}[]`, name: `${prefix}${at}`, type: 'list', depth: 0, required: false, about: '', sensitive: false }
                : { path: `${prefix}${at - (at % 20)}[].field${at}`, name: `field${at}`, type: 'text', depth: 1, required: true, about: '', sensitive: false });
              const plain = (row) => row.path.replaceAll('[]', '');
              const sources = rows('source');
              const targets = rows('target');
              const given = Array.from({ length: lines }, (_, at) => ({ target: targets[at * 6].path,
                reads: [plain(sources[(at * 37) % fields])], value: `value ${at}`, fault: '', position: -1 }));
              const answers = {
                open: { look: { sources, targets, targetName: 'Large', fields: 1, records: 1, recordsFrom: '' }, functions: [] },
                values: { sources: {}, targets: given, required: 0, missing: [], fields: 1, isCut: false },
                suggest: { lines: [] },
              };
              const element = document.createElement('pipewright-mapping');
              element.id = 'large';
              element.className = 'pw-mapping';
              element.style.cssText = 'position: fixed; inset: 0; z-index: 99';
              element.addEventListener('pipewright-ask', ({ detail }) =>
                queueMicrotask(() => element.answered(detail.question, detail.number, answers[detail.question])));
              document.body.append(element);
              element.begin('none', {}, { keys: '', proposals: '', at: '', noJson: '' });
            }""";

    private static final int FRAMES = 60;

    /// Scrolls both trees by three rows in each of some frames, up again where a tree is over.
    private static final String SCROLL = """
            async (frames) => {
              const trees = [...document.querySelectorAll('#large .pw-map-scroll')];
              for (let step = 1; step <= frames; step += 1) {
                trees.forEach((tree) => { tree.scrollTop = (step * 90) % (tree.scrollHeight - tree.clientHeight); });
                await new Promise((next) => requestAnimationFrame(next));
              }
            }""";

    private static int rendered(Locator editor) {
        return Integer.parseInt(editor.getAttribute("data-rendered"));
    }

    private void open() {
        page.navigate(pipeline + MAPPING);
        assertThat(value("documentCode")).not().hasText("");
    }

    private void undo(String target) {
        tree("Outgoing record").focus();
        page.keyboard().press("Control+z");
        assertThat(value(target)).hasText("");
    }

    private void goDownTo(String target) {
        for (int steps = 0; steps < 40; steps++) {
            if ("true".equals(target(target).getAttribute("aria-selected"))) {
                return;
            }
            page.keyboard().press("ArrowDown");
        }
        throw new AssertionError("no such target: " + target);
    }

    private void drag(Locator source, Locator target) {
        BoundingBox from = source.boundingBox();
        BoundingBox to = target.boundingBox();
        page.mouse().move(from.x + 60, from.y + from.height / 2);
        page.mouse().down();
        page.mouse().move(to.x + 60, to.y + to.height / 2, new Mouse.MoveOptions().setSteps(8));
        page.mouse().up();
    }

    private Locator tree(String name) {
        return page.getByRole(AriaRole.TREE, new Page.GetByRoleOptions().setName(name));
    }

    private Locator source(String path) {
        return row("Incoming record", path);
    }

    private Locator source(String name, String path) {
        return row("Incoming record", path).filter(new Locator.FilterOptions().setHasText(name));
    }

    private Locator target(String path) {
        return row("Outgoing record", path);
    }

    private Locator row(String tree, String path) {
        return tree(tree).locator("[role=treeitem][data-path='" + path + "']");
    }

    private Locator value(String target) {
        return target(target).locator(".pw-map-value");
    }

    private Locator result(int number) {
        return page.locator(".pw-map-results li").nth(number - 1);
    }

    private Locator saved() {
        return page.locator("pipewright-save-status");
    }
}
