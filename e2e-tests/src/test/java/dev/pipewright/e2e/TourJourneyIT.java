package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.model.Node;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The five steps of the tour, which end with a pipeline that is really there.
class TourJourneyIT {

    private static final LocatorAssertions.ContainsTextOptions WITHIN_A_RUN =
            new LocatorAssertions.ContainsTextOptions().setTimeout(120_000);

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void five_steps_build_a_pipeline_that_asks_for_the_tax_in_each_store() {
        page.navigate("/");
        screen.button("Take the tour").first().click();
        assertThat(card()).containsText("Tour: step 1 of 5");
        page.getByText("Pipelines").first().click();
        assertThat(card()).containsText("Press New pipeline");
        begin("Tax in each store");

        assertThat(card()).containsText("choose foodmart");
        choose("foodmart");
        assertThat(card()).containsText("choose foodmart.store under What to read");
        page.getByLabel("Table").fill("foodmart.store");
        page.getByLabel("Table").blur();

        assertThat(card()).containsText("Tour: step 3 of 5");
        append(0, "Map");
        assertThat(card()).containsText("Calculate tax with TAXMAN");
        append(1, "Calculate tax with TAXMAN");
        assertThat(card()).containsText("where the answer of");
        page.getByLabel("Answer").first().fill("tax");
        page.getByLabel("Answer").first().blur();
        assertThat(card()).containsText("choose Results");
        append(2, "Results");

        assertThat(card()).containsText("Tour: step 4 of 5");
        showAll();
        page.locator(".react-flow__node").nth(1).click();
        screen.button("Edit mapping").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Accept \\d+ suggested")))
                .click();
        assertThat(card()).containsText("The table does not have these");
        screen.button("Put these in").click();

        assertThat(card()).containsText("Tour: step 5 of 5");
        page.locator("pipewright-mapping")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                .first()
                .click();
        screen.button("Try").click();
        page.locator("vaadin-dialog vaadin-button").last().click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        assertThat(card()).containsText("is drawn and has run", WITHIN_A_RUN);

        assertThat(product.draft("tax-in-each-store").nodes()).hasAtLeastOneElementOfType(Node.ApiCall.class);
        assertThat(page.getByTestId("balance-succeeded"))
                .not()
                .hasText("0", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        screen.button("End the tour").click();
        assertThat(card()).isHidden();
    }

    @Test
    void a_step_can_be_skipped_the_tour_closed_gone_on_with_and_started_over() {
        page.navigate("/");
        screen.button("Take the tour").first().click();
        assertThat(card()).containsText("Tour: step 1 of 5");
        page.navigate("/pipelines");
        begin("Skipped along");
        assertThat(card()).containsText("Tour: step 2 of 5");
        screen.button("Skip this step").click();
        assertThat(card()).containsText("Tour: step 3 of 5");

        screen.button("Close the tour").click();
        assertThat(card()).isHidden();
        page.reload();
        assertThat(screen.heading()).hasText("Skipped along");
        assertThat(card()).isHidden();

        page.keyboard().press("F1");
        page.locator("pipewright-help")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take the tour"))
                .click();
        assertThat(card()).containsText("Tour: step 3 of 5");
        page.navigate("/runs");
        assertThat(card()).containsText("The tour goes on in Skipped along.");

        screen.button("Start over").click();
        assertThat(card()).containsText("Tour: step 1 of 5");
    }

    private Locator card() {
        return page.locator(".pw-tour");
    }

    private void begin(String name) {
        screen.button("New pipeline").click();
        page.getByLabel("Name").fill(name);
        screen.button("Create").click();
        assertThat(screen.heading()).hasText(name);
    }

    private void choose(String title) {
        page.locator(".pw-board").focus();
        page.keyboard().press("a");
        option(title).click();
    }

    private void showAll() {
        page.locator(".pw-board").focus();
        page.keyboard().press("1");
    }

    private void append(int box, String title) {
        showAll();
        page.locator(".react-flow__node").nth(box).hover();
        page.locator(".react-flow__node").nth(box).locator(".pw-append").click();
        option(title).click();
    }

    private Locator option(String title) {
        return page.locator("[role=option]")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".pw-choice-title")
                                .getByText(title, new Locator.GetByTextOptions().setExact(true))))
                .first();
    }
}
