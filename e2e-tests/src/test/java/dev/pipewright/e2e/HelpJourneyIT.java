package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Help where one works. It asks nobody outside of the product.
class HelpJourneyIT {

    private static final String EXAMPLE = "/pipelines/foodmart-to-taxman";

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        page.onRequest(request -> asked.add(URI.create(request.url()).getHost()));
    }

    @AfterEach
    void leave() {
        page.context().close();
        assertThat(asked).isNotEmpty().containsOnly("127.0.0.1");
    }

    @Test
    void a_function_is_found_by_its_name_and_its_example_can_be_changed() {
        page.navigate(EXAMPLE);
        screen.box("map-order7");
        page.keyboard().press("F1");
        search("dateAdd");
        link("$dateAdd(date, amount, unit)").click();

        Locator function = page.locator(".pw-help-function")
                .filter(new Locator.FilterOptions().setHas(page.locator("#function-dateAdd")));
        assertThat(function.locator(".pw-example-result")).hasText("'2026-02-28'");
        function.getByRole(AriaRole.BUTTON).click();
        function.locator(".cm-content").fill("$dateAdd('2026-01-31', 2, 'months')");
        assertThat(function.locator(".pw-example-result")).hasText("\"2026-03-31\"");

        page.keyboard().press("F1");
        assertThat(help()).isHidden();
    }

    @Test
    void the_examples_of_the_primer_read_the_record_that_comes_to_the_selected_node() {
        page.navigate(EXAMPLE + "?node=map-order7");
        screen.box("map-order7");
        page.keyboard().press("F1");
        link("JSONata on one page").click();

        assertThat(page.locator("pipewright-sample .cm-content")).containsText("order_date");
        Locator sum = page.locator("pipewright-example[number='"
                + page.locator(".pw-example")
                        .filter(new Locator.FilterOptions().setHasText("$sum(sales.("))
                        .first()
                        .getAttribute("number")
                + "']");
        assertThat(sum.locator(".pw-example-result")).hasText(Pattern.compile("[\\d.]+"));

        page.locator("pipewright-sample .cm-content").fill("{\"sales\": [{\"amount\": 2.5, \"quantity\": 4}]}");
        assertThat(sum.locator(".pw-example-result")).hasText(Pattern.compile("10(\\.0)?"));

        sum.getByRole(AriaRole.BUTTON).click();
        sum.locator(".cm-content").fill("sales.amount + ");
        assertThat(sum.locator(".pw-example-fault")).not().isEmpty();
    }

    @Test
    void a_word_says_what_it_means_to_who_uses_the_keyboard() {
        page.navigate(EXAMPLE);
        screen.tab("Versions").click();
        Locator word = page.getByRole(AriaRole.TERM).filter(new Locator.FilterOptions().setHasText("Draft"));

        word.focus();
        assertThat(page.locator(".pw-term-tip:popover-open"))
                .hasText("The pipeline as it is being edited. It can be tried; it never records.");
        assertThat(word).hasAccessibleDescription(Pattern.compile("The pipeline as it is being edited.*"));

        page.keyboard().press("Escape");
        assertThat(page.locator(".pw-term-tip:popover-open")).hasCount(0);
    }

    @Test
    void the_keys_that_the_help_lists_are_those_of_the_drawing() {
        page.navigate(EXAMPLE);
        screen.box("map-order7");
        page.locator(".pw-board").focus();
        page.keyboard().press("?");
        List<String> dialog = page.locator(".pw-keys dl > div").allInnerTexts();
        page.keyboard().press("Escape");
        page.locator(".pw-board").focus();
        page.keyboard().press("F1");
        assertThat(page.locator(".pw-help-title")).hasText("Keys");

        List<String> help =
                page.locator(".pw-help-keys dl").first().locator("> div").allInnerTexts();
        assertThat(help).isNotEmpty().isEqualTo(dialog);
    }

    @Test
    void the_question_mark_of_a_form_leads_to_its_kind_of_node_and_that_of_a_panel_to_its_guide() {
        page.navigate(EXAMPLE + "?node=aggregate-order5");
        screen.button("Help: Group").click();
        assertThat(page.locator("#group")).isFocused();
        screen.button("Close").click();

        screen.tab("Versions").click();
        screen.button("Help: Versions").click();
        assertThat(page.locator(".pw-help-title")).hasText("Versions, comparisons and files");
    }

    @Test
    void a_link_of_a_guide_leads_on_in_the_help_and_the_page_can_be_passed_on() {
        page.navigate("/help/preview");
        page.locator(".pw-help-article a")
                .filter(new Locator.FilterOptions().setHasText("has kept"))
                .click();

        assertThat(page.locator("#what-a-run-keeps-and-how-it-is-replayed")).isFocused();
        assertThat(page).hasURL(Pattern.compile("/help/how-a-run-goes#what-a-run-keeps"));
        page.reload();
        assertThat(page.locator(".pw-help-title")).hasText("How a run goes");
    }

    private Locator help() {
        return page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Help"));
    }

    private Locator link(String name) {
        return page.locator("pipewright-help")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private void search(String text) {
        page.getByLabel("Search all of the help").fill(text);
    }
}
