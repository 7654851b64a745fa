package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Filling in the form of a node: with proposals, with mistakes where they are, and as text.
class PanelsJourneyIT {

    private static final String SOURCE = "source-sales1";
    private static final String CALL = "apiCall-taxman";

    private final RunningProduct product = RunningProduct.shared();
    private final String example = product.exampleAs("panels-example");
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void a_filter_is_written_with_proposals_and_a_mistake_is_shown_where_it_is() {
        page.navigate(example);
        add("Filter");
        Locator condition = screen.code("Condition");
        assertThat(problems()).containsText("has no condition");

        condition.click();
        page.keyboard().type("$uppe");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("$uppercase"))
                .click();
        page.keyboard().type("(store_id) = ");

        assertThat(condition).hasAttribute("aria-invalid", "true");
        assertThat(page.locator(".cm-lintRange-error")).isVisible();

        page.keyboard().type("'A'");
        page.keyboard().press("Tab");

        assertThat(condition).hasText("$uppercase(store_id) = 'A'");
        assertThat(condition).hasAttribute("aria-invalid", "false");
        assertThat(page.locator(".cm-lintRange-error")).hasCount(0);
        assertThat(saved()).hasText("Saved");
        page.reload();
        assertThat(page.locator(
                        ".react-flow__node", new Page.LocatorOptions().setHasText("$uppercase(store_id) = 'A'")))
                .isVisible();
    }

    @Test
    void a_query_is_changed_in_its_form_and_what_another_one_saves_does_not_disturb_the_writing() {
        page.navigate(example);
        Screen second = new Screen(product.loggedIn("en-US"));
        second.page().navigate(example);
        screen.box(SOURCE).click();
        Locator query = screen.code("Query");
        query.click();
        page.keyboard().press("Control+End");
        page.keyboard().type(" -- checked");

        second.box(SOURCE).click();
        Locator name = second.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .first();
        name.fill("Read the sales");
        name.blur();
        assertThat(screen.box(SOURCE)).containsText("Read the sales");
        page.keyboard().type(" by Ada");
        page.keyboard().press("Tab");

        assertThat(query).containsText("-- checked by Ada");
        assertThat(second.code("Query")).containsText("-- checked by Ada");
        second.page().context().close();
    }

    @Test
    void what_a_source_reads_is_chosen_from_the_catalogue_with_what_is_known_of_it() {
        page.navigate(product.exampleAs("streams-example"));
        screen.box(SOURCE).click();
        screen.button("Choose what to read…").click();
        page.getByLabel("Search names and fields").fill("store_cost");
        assertThat(page.getByText("3 of 26")).isVisible();
        // A list keeps the cells of rows that it does not show.
        page.getByText("foodmart.sales_fact_1998")
                .filter(new Locator.FilterOptions().setVisible(true))
                .click();
        Locator stream = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What was chosen"));
        assertThat(stream).containsText("Fields (8)");
        assertThat(stream).containsText("Sample (50)");
        assertThat(stream.locator("dl")).containsText("Key");
        assertThat(stream.locator("dl")).containsText("Loads could go by");

        screen.button("Choose").click();

        assertThat(stream).hasCount(0);
        assertThat(page.getByLabel("Table", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("foodmart.sales_fact_1998");
        assertThat(saved()).hasText("Saved");
    }

    @Test
    void a_field_that_becomes_required_while_it_is_written_keeps_what_is_written() {
        page.navigate(example);
        add("Calculate tax with TAXMAN");
        Locator currency = screen.code("Currency");
        screen.code("Amount").click();
        page.keyboard().insertText("total");
        page.keyboard().press("Tab");
        currency.click();
        page.keyboard().insertText("'USD'");
        assertThat(page.locator("pipewright-code[required]")
                        .filter(new Locator.FilterOptions().setHas(screen.text("Currency"))))
                .isVisible();

        page.keyboard().insertText(" ");
        page.keyboard().press("Tab");

        assertThat(saved()).hasText("Saved");
        assertThat(currency).hasText("'USD' ");
        page.keyboard().press("Control+z");
    }

    @Test
    void the_form_and_its_text_follow_each_other() {
        page.navigate(example);
        screen.box(CALL).click();
        Locator answer = page.getByLabel("Answer", new Page.GetByLabelOptions().setExact(true));
        assertThat(answer).hasValue("tax");
        screen.button("As text").click();
        Locator text = screen.code("As text");
        assertThat(text).containsText("\"answer\": \"tax\"");

        answer.fill("taxes");
        answer.blur();
        assertThat(text).containsText("\"answer\": \"taxes\"");

        replaceAll(text, "{\n\"kind\": \"apiCall\",\n\"id\": \"" + CALL + "\",\n\"answer\": }");
        assertThat(page.getByText("Line 4, column")).isVisible();
        assertThat(answer).hasValue("taxes");

        replaceAll(
                text,
                "{\"kind\": \"apiCall\", \"id\": \"" + CALL
                        + "\", \"name\": \"Calculate tax\", \"preset\": \"taxman-v1\","
                        + " \"connection\": \"taxman\", \"amount\": \"$sum(lines.$number(amount))\","
                        + " \"currency\": \"currency\", \"answer\": \"tax\"}");
        assertThat(answer).hasValue("tax");
        assertThat(saved()).hasText("Saved");
    }

    @Test
    void tables_and_columns_are_proposed_where_a_query_is_written() {
        page.navigate(product.exampleAs("query-example"));
        screen.box(SOURCE).click();
        Locator query = screen.code("Query");
        query.click();
        page.keyboard().press("Control+a");
        page.keyboard().press("Delete");
        page.keyboard().type("select s. from sales_fact_1998");
        option("sales_fact_1998").click();
        page.keyboard().type(" s");
        assertThat(query).containsText("\"sales_fact_1998\" s");

        page.keyboard().press("Control+Home");
        for (int i = 0; i < "select s.".length(); i++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().type("cost");
        option("store_cost").click();

        assertThat(query).containsText("select s.\"store_cost\" from");
        assertThat(saved()).hasText("Saved");
    }

    @Test
    void a_missing_connection_is_made_in_place_tested_and_used() {
        page.navigate(product.exampleAs("in-place-example"));
        screen.box(SOURCE).click();
        page.getByLabel("Connection", new Page.GetByLabelOptions().setExact(true))
                .click();
        option("New connection…").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name").fill("made-in-place");
        dialog.getByLabel("JDBC URL").fill(product.foodMart());
        dialog.getByLabel("User").fill("FOODMART");
        dialog.getByLabel("Password", new Locator.GetByLabelOptions().setExact(true))
                .fill("FOODMART");
        screen.button("Test connection").click();
        assertThat(dialog).containsText("HSQL Database Engine");
        screen.button("Save").click();

        assertThat(dialog).hasCount(0);
        assertThat(page.getByLabel("Connection", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("made-in-place");
        screen.button("Choose what to read…").click();
        page.getByLabel("Search names and fields").fill("sales_fact_1998");
        assertThat(page.getByText("1 of 26")).isVisible();
        // A list keeps the cells of rows that it does not show.
        page.getByText("foodmart.sales_fact_1998")
                .filter(new Locator.FilterOptions().setVisible(true))
                .click();
        assertThat(page.getByText("Sample (50)")).isVisible();
        screen.button("Choose").click();
        assertThat(page.getByLabel("Table", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("foodmart.sales_fact_1998");
        assertThat(saved()).hasText("Saved");
    }

    @Test
    void what_has_changed_at_a_source_is_shown_and_agreed_on_by_one_click() {
        page.navigate(product.exampleAs("drift-example"));
        screen.box(SOURCE).click();
        screen.button("Look whether the source has changed").click();
        assertThat(page.getByText("The source has the fields that were agreed."))
                .isVisible();
        screen.code("Query").click();
        page.keyboard().press("Control+Home");
        for (int i = 0; i < "select ".length(); i++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().insertText("1 as \"extra\", ");
        page.keyboard().press("Tab");
        assertThat(saved()).hasText("Saved");
        page.reload();
        screen.box(SOURCE).click();

        screen.button("Look whether the source has changed").click();
        assertThat(page.getByText("extra is new")).isVisible();
        screen.button("Agree on what there is now").click();

        assertThat(page.getByText("The fields of the source are agreed. Undo takes it back."))
                .isVisible();
        screen.button("Look whether the source has changed").click();
        assertThat(page.getByText("The source has the fields that were agreed."))
                .isVisible();
    }

    private Locator option(String name) {
        return page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private void add(String kind) {
        screen.button("Add").click();
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search nodes, systems and connections"))
                .fill(kind);
        page.keyboard().press("Enter");
    }

    /// At once, as by pasting: closing brackets are not added.
    private void replaceAll(Locator code, String text) {
        code.click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText(text);
    }

    private Locator problems() {
        return page.locator("pipewright-node-form");
    }

    private Locator saved() {
        return page.locator("pipewright-save-status");
    }
}
