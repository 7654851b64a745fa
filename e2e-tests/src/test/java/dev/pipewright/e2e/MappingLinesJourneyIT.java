package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

/// What lines of a mapping are made of: tables of values, functions, for-each, the whole document and suggestions. One
/// person, one browser, and a pipeline that each journey leaves as it likes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MappingLinesJourneyIT {

    private static final NodeId MAP = new NodeId("map-order7");

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);
    private String pipeline = "";

    @BeforeEach
    void open(TestInfo journey) {
        pipeline =
                journey.getTestMethod().orElseThrow().getName().substring(0, 24).replaceAll("[^a-z]+", "-");
        page.navigate(product.exampleAs(pipeline) + "?node=" + MAP.value() + "&edit=mapping");
        assertThat(value("documentCode")).not().hasText("");
    }

    @AfterAll
    void leave() {
        page.context().close();
    }

    @Test
    void values_are_replaced_by_a_table_of_those_that_there_are() {
        find("shipTo");
        target("addresses.shipTo.region").click();
        Locator results = page.locator(".pw-map-results li");
        assertThat(results.first()).containsText(Pattern.compile("[A-Z]{2}"));
        String region = value("addresses.shipTo.region").textContent();

        screen.button("Map values").click();

        String row = "\"%s\": \"%s\"".formatted(region, region);
        assertThat(expression()).containsText("$mapValue(sales[0].customer_state, {");
        assertThat(expression()).containsText(row);
        assertThat(saved()).hasText("Saved");
        assertThat(value("addresses.shipTo.region")).hasText(region);
        assertThat(line("addresses.shipTo.region")).startsWith("$mapValue(").contains(row);
    }

    @Test
    void a_function_is_found_with_its_signature_and_example_and_put_in() {
        target("taxDate").click();
        page.locator(".pw-map-editor")
                .getByRole(AriaRole.BUTTON, button("Functions"))
                .click();
        Locator functions = page.locator(".pw-map-function");
        int all = functions.count();
        page.getByLabel("Find a function").fill("uppercase");

        assertThat(functions.first()).containsText("$uppercase(");
        assertThat(functions.first().locator("code").last()).hasText(Pattern.compile("\\$uppercase\\(.+\\) → .+"));
        assertThat(functions.count()).isLessThan(all);
        functions.first().click();
        assertThat(expression()).hasText("$uppercase(");
        expression().click();
        page.keyboard().press("Control+End");
        page.keyboard().insertText("order_date)");
        page.keyboard().press("Escape");

        assertThat(value("taxDate")).hasText(Pattern.compile("\\d{4}-\\d\\d-\\d\\d"));
        assertThat(saved()).hasText("Saved");
        assertThat(line("taxDate")).isEqualTo("$uppercase(order_date)");
    }

    @Test
    void a_list_that_is_dragged_onto_a_list_is_gone_through_item_by_item() {
        find("lines");
        target("lines[]").click();
        screen.button("Remove line").click();
        assertThat(saved()).hasText("Saved");

        drag(source("sales[]"), target("lines[]"));

        assertThat(expression()).hasText("sales");
        assertThat(value("lines[].item")).not().hasText("");
        assertThat(saved()).hasText("Saved");
        assertThat(line("lines[]")).isEqualTo("sales");
        assertThat(line("lines[].item")).isEqualTo("sku");
    }

    @Test
    void a_field_of_a_list_that_is_dragged_takes_its_for_each_along_and_is_shown_with_its_value() {
        find("lines");
        target("lines[]").click();
        screen.button("Remove line").click();
        target("lines[].item").click();
        screen.button("Remove line").click();
        assertThat(saved()).hasText("Saved");

        drag(source("sales[].sku"), target("lines[].item"));

        assertThat(expression()).hasText("sku");
        assertThat(value("lines[].item")).not().hasText("");
        assertThat(saved()).hasText("Saved");
        assertThat(line("lines[]")).isEqualTo("sales");
        assertThat(line("lines[].item")).isEqualTo("sku");
        Locator results = page.locator(".pw-map-results li");
        assertThat(results.first()).not().containsText("Add a for-each line");
        assertThat(results.first()).containsText(Pattern.compile("\\d"));
    }

    @Test
    void a_list_for_a_text_says_so_and_is_joined_by_a_button() {
        target("taxDate").click();
        expression().click();
        page.keyboard().insertText("sales.sku");
        page.keyboard().press("Escape");
        assertThat(value("taxDate")).hasText("This gives a list, and one value is wanted.");

        // What is looked for among the targets does not take away what is said of the chosen one.
        find("currency");
        Locator remark = page.locator(".pw-map-remark");
        assertThat(remark).containsText("This gives a list");
        assertThat(page.locator(".pw-map-editor-head")).containsText("The day whose rates hold");
        screen.button("All of them, joined").click();

        assertThat(remark).isEmpty();
        assertThat(saved()).hasText("Saved");
        assertThat(line("taxDate")).isEqualTo("$join(sales.sku, ', ')");
    }

    @Test
    void a_table_of_values_has_those_of_all_items_of_a_for_each() {
        find("taxCode");
        target("lines[].taxCode").click();
        assertThat(page.locator(".pw-map-results li").first()).containsText("FOOD");

        screen.button("Map values").click();

        assertThat(saved()).hasText("Saved");
        assertThat(line("lines[].taxCode"))
                .contains("\"FOOD\": \"FOOD\"", "\"GENERAL\": \"GENERAL\"")
                .doesNotContain("×");
    }

    @Test
    void a_test_that_fails_as_a_line_was_changed_on_purpose_expects_the_new_value() {
        screen.button("Tests").click();
        page.getByLabel("Name of the test").fill("First order");
        page.keyboard().press("Enter");
        assertThat(page.getByText("First order passes")).isVisible();
        screen.button("Lines").click();
        target("currency").click();
        expression().click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText("'CAD'");
        page.keyboard().press("Escape");
        screen.button("Tests").click();
        assertThat(page.locator(".pw-map-tests .pw-map-fault")).containsText("'currency' is \"CAD\"");

        screen.button("Have First order expect what the mapping gives now").click();

        assertThat(page.getByText("First order passes")).isVisible();
    }

    @Test
    void what_is_written_in_the_whole_document_comes_back_as_lines_and_a_condition_as_one() {
        screen.button("Whole mapping").click();
        String written = document();
        assertThat(written).contains("'USD'").contains("\"customer\": {");

        write(written.replace("'USD'", "'CAD'"));
        screen.button("Apply").click();
        assertThat(page.getByText("Applied.")).isVisible();
        assertThat(saved()).hasText("Saved");
        assertThat(line("currency")).isEqualTo("'CAD'");
        assertThat(line("customer.code")).isEqualTo("$string(customer_id)");

        write(document().replaceFirst("\"customer\": \\{", "\"customer\": customer_id = 0 ? {} : {"));
        screen.button("Apply").click();

        assertThat(page.locator(".pw-map-whole .pw-map-remarks"))
                .containsText("'customer' became one line for all that is in it.");
        assertThat(saved()).hasText("Saved");
        assertThat(line("customer")).startsWith("customer_id = 0 ? {} : {").contains("$string(customer_id)");
        assertThat(targets()).doesNotContain("customer.code");
        // What is said of it stands until something else is written.
        assertThat(page.locator(".pw-map-whole .cm-content")).containsText("\"customer\": customer_id = 0");
        assertThat(page.locator(".pw-map-whole .pw-map-remarks")).containsText("became one line");
        page.keyboard().press("End");
        page.locator(".pw-map-whole .cm-content").click();
        page.keyboard().type(" ");
        assertThat(page.locator(".pw-map-whole .pw-map-remarks")).isEmpty();
    }

    @Test
    void all_that_suggests_itself_is_accepted_in_one_step() {
        List<String> fields = List.of("documentDate", "lines[].quantity");
        for (String field : fields) {
            find(field.replace("lines[].", ""));
            target(field).click();
            screen.button("Remove line").click();
            assertThat(target(field)).hasClass(Pattern.compile(".*pw-map-suggest.*"));
        }
        assertThat(saved()).hasText("Saved");
        assertThat(targets()).doesNotContainAnyElementsOf(fields);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Accept \\d+ suggested$")))
                .click();

        assertThat(target("lines[].quantity")).hasClass(Pattern.compile(".*pw-map-mapped.*"));
        assertThat(saved()).hasText("Saved");
        assertThat(line("documentDate")).contains("order_date");
        assertThat(line("lines[].quantity")).contains("quantity");
        assertThat(targets()).contains("company", "lines[].amount");
    }

    @Test
    void lines_to_folded_fields_end_at_the_parent_with_their_number() {
        Locator counts = page.locator(".pw-map-in-target");
        target("documentCode").click();
        assertThat(counts).hasCount(0);

        Locator from = target("addresses.shipFrom");
        from.locator(".pw-map-twist").click();

        // City, region and postal code read fields; the country is a fixed value.
        assertThat(counts).hasText(new String[] {"3"});
        assertThat(from).hasAttribute("aria-expanded", "false");
        BoundingBox row = from.boundingBox();
        BoundingBox count = counts.boundingBox();
        assertThat(count.y + count.height / 2).isBetween(row.y, row.y + row.height);

        from.locator(".pw-map-twist").click();
        assertThat(counts).hasCount(0);
    }

    private String document() {
        assertThat(page.locator(".pw-map-whole .cm-content")).containsText("\"currency\"");
        return (String) page.locator(".pw-map-whole pipewright-code").evaluate("code => code.value");
    }

    private void write(String document) {
        page.locator(".pw-map-whole .cm-content").click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText(document);
    }

    /// The expression of a line as it is saved.
    private String line(String target) {
        return map().lines().stream()
                .filter(line -> line.target().equals(target))
                .findFirst()
                .orElseThrow()
                .expression();
    }

    private List<String> targets() {
        return map().lines().stream().map(line -> line.target()).toList();
    }

    private Node.Map map() {
        return (Node.Map) product.draft(pipeline).node(MAP).orElseThrow();
    }

    private void find(String field) {
        page.getByLabel("Find a field: Outgoing record").fill(field);
    }

    private void drag(Locator source, Locator target) {
        source.hover();
        BoundingBox from = source.boundingBox();
        BoundingBox to = target.boundingBox();
        page.mouse().move(from.x + 60, from.y + from.height / 2);
        page.mouse().down();
        page.mouse().move(to.x + 60, to.y + to.height / 2, new Mouse.MoveOptions().setSteps(8));
        page.mouse().up();
    }

    private Locator expression() {
        return page.locator(".pw-map-editor").getByLabel("Expression");
    }

    private Locator source(String path) {
        return row("Incoming record", path);
    }

    private Locator target(String path) {
        return row("Outgoing record", path);
    }

    private Locator row(String tree, String path) {
        return page.getByRole(AriaRole.TREE, new Page.GetByRoleOptions().setName(tree))
                .locator("[role=treeitem][data-path='" + path + "']");
    }

    private Locator value(String target) {
        return target(target).locator(".pw-map-value");
    }

    private Locator saved() {
        return page.locator("pipewright-save-status");
    }

    private static Locator.GetByRoleOptions button(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
