package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Looking at records at a node: before anything runs, after a run, and where something failed.
class PreviewJourneyIT {

    private static final String EXAMPLE = "/pipelines/foodmart-to-taxman";
    private static final LocatorAssertions.IsVisibleOptions WITHIN_A_RUN =
            new LocatorAssertions.IsVisibleOptions().setTimeout(300_000);

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        product.letTaxmanBehave();
        page.context().close();
    }

    private Locator preview() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Preview"));
    }

    private Locator tab(String name) {
        return preview()
                .getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name + " \\(")));
    }

    private Locator row(int index) {
        return preview().locator("tr[data-row='" + index + "']");
    }

    private void choose(String records) {
        preview().locator("vaadin-select").click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(records).setExact(true))
                .click();
    }

    @Test
    void a_mapping_shows_live_records_before_and_behind_it_and_calls_nobody() {
        long calls = product.taxman().counters().calls().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        page.navigate(EXAMPLE);

        screen.box("map-order7").click();
        choose("Live from the source");

        assertThat(tab("Out")).hasText("Out (49)");
        assertThat(tab("In")).hasText("In (49)");
        assertThat(row(0)).containsText("FM-5-19970104-14");
        assertThat(preview()).containsText("Partial: built from 200 records.");
        row(0).click();
        assertThat(preview().getByRole(AriaRole.COLUMNHEADER, new Locator.GetByRoleOptions().setName("Before")))
                .isVisible();
        assertThat(product.taxman().counters().calls().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(calls);
    }

    @Test
    void the_rows_are_walked_and_opened_by_keyboard() {
        page.navigate(EXAMPLE);
        screen.box("map-order7").click();
        choose("Live from the source");
        assertThat(row(0)).isVisible();

        preview().getByRole(AriaRole.GRID).focus();
        page.keyboard().press("End");
        assertThat(row(48)).hasAttribute("aria-selected", "true");
        assertThat(row(0)).hasCount(0);
        page.keyboard().press("Enter");

        assertThat(preview().getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName("Record 49")))
                .isVisible();
    }

    @Test
    void five_documents_are_estimated_on_demand_and_nothing_is_recorded() {
        long recorded = product.taxman().counters().recordingCalls();
        page.navigate(EXAMPLE);
        screen.box("apiCall-taxman").click();
        choose("Live from the source");
        assertThat(preview()).containsText("Nothing was sent: these are the requests as they would be.");

        screen.button("Call estimate for 5 records").click();

        assertThat(tab("Out")).hasText("Out (5)");
        assertThat(preview()
                        .getByRole(
                                AriaRole.COLUMNHEADER,
                                new Locator.GetByRoleOptions()
                                        .setName("tax.totalTax")
                                        .setExact(true)))
                .isVisible();
        assertThat(product.taxman().counters().recordingCalls()).isEqualTo(recorded);
    }

    @Test
    void a_condition_shows_only_the_records_that_it_is_true_for() {
        page.navigate(EXAMPLE);
        screen.box("map-order7").click();
        choose("Live from the source");
        assertThat(tab("Out")).hasText("Out (49)");

        Locator condition = preview().getByLabel("Show records where");
        condition.fill("customer.code = '5'");
        condition.press("Enter");

        assertThat(tab("Out")).hasText("Out (1)");
        assertThat(row(0)).containsText("FM-5-19970104-14");
    }

    @Test
    void a_record_is_changed_and_pinned_and_flows_on_from_there() {
        page.navigate(EXAMPLE);
        screen.box("map-order7").click();
        choose("Live from the source");
        tab("In").click();
        row(0).click();
        screen.button("Change and pin").click();
        Locator record = preview().locator("textarea");
        record.fill(record.inputValue().replaceFirst("\"store_id\" : 14", "\"store_id\" : 99"));
        screen.button("Pin the changed record").click();

        assertThat(preview()).containsText("49 chosen records at ");
        tab("Out").click();
        assertThat(row(0)).containsText("FM-5-19970104-99");

        screen.button("Unpin").click();
        assertThat(preview()).not().containsText("chosen records");
    }

    @Test
    void a_failed_document_is_in_the_editor_after_two_interactions() {
        product.letTaxman("{\"percent\": 10, \"seed\": 1998, \"kinds\": [\"422\"]}");
        screen.button("Run the example").click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        assertThat(screen.text("Done, some need attention")).isVisible(WITHIN_A_RUN);
        product.letTaxmanBehave();
        int interactions = 0;

        page.locator(".pw-attention summary").first().click();
        interactions++;
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open in the editor"))
                .first()
                .click();
        interactions++;

        page.waitForURL(Pattern.compile("/pipelines/foodmart-to-taxman\\?.*sample="));
        assertThat(screen.box("apiCall-taxman")).isVisible();
        assertThat(tab("Requests")).isVisible();
        assertThat(row(0)).containsText("FM-");
        assertThat(interactions).isLessThanOrEqualTo(2);
    }
}
