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

/// Ada marks a field as sensitive, and neither she nor Ben sees its values any more: not before a run, and not after
/// one.
class SensitiveJourneyIT {

    private static final String FIELD = "customer_postal_code";
    private static final String MAPPED = "addresses.shipTo.postalCode";
    private static final String MASK = "•••";
    private static final String FIRST_ORDER = "FM-5-19970104-14";

    private final RunningProduct product = RunningProduct.shared();
    private final String pipeline = product.exampleAs("sensitive-example");
    private final Page ada = product.loggedIn("en-US", "ada");
    private final Page ben = product.loggedIn("en-US", "ben");

    @AfterEach
    void leave() {
        product.letTaxmanBehave();
        ada.context().close();
        ben.context().close();
    }

    @Test
    void a_field_that_is_marked_is_masked_in_the_preview_on_edges_and_in_the_log_of_a_run_for_everybody() {
        ada.navigate(pipeline);
        var screen = new Screen(ada);
        Locator value = valueOfFirstOrder(ada);
        assertThat(value).hasText(Pattern.compile("\"?\\d{5}\"?"));
        String secret = value.textContent().replace("\"", "");

        screen.box("source-sales1").click();
        ada.getByText("22 fields leave it").click();
        screen.button("Mark " + FIELD + " as sensitive").click();
        assertThat(ada.getByText("The field is sensitive now:")).isVisible();
        assertThat(ada.locator("pipewright-save-status")).hasText("Saved");

        assertMasked(valueOfFirstOrder(ada));
        assertHidesOnEdge(ada, secret);
        ben.navigate(pipeline);
        assertMasked(valueOfFirstOrder(ben));
        assertHidesOnEdge(ben, secret);

        run(ada);
        ben.navigate(ada.url());
        assertHidesOnEdge(ben, secret);
        assertHidesInTheLog(ben, secret);
        assertHidesInTheRecordToCorrect(ben);
    }

    /// Where the orders are mapped, in the preview.
    private static Locator valueOfFirstOrder(Page page) {
        var preview = new PreviewPane(page);
        new Screen(page).box("map-order7").click();
        preview.choose("Live from the source");
        assertThat(preview.row(0)).containsText(FIRST_ORDER);
        preview.row(0).click();
        return preview.field(MAPPED).locator("td").last();
    }

    private static void assertMasked(Locator value) {
        assertThat(value).hasText(Pattern.compile("\"?" + MASK + "\"?"));
    }

    /// Between the source and the node behind it: in the list of fields, and in the records.
    private static void assertHidesOnEdge(Page page, String secret) {
        new Screen(page).clickLine("Sales of FoodMart", "One order per customer, day and store");
        Locator panel = page.locator(".pw-drift:has(.pw-edge-title)");
        Locator field = panel.locator(".pw-field-list li").filter(new Locator.FilterOptions().setHasText(FIELD));
        assertThat(field).containsText("sensitive");
        assertThat(field.locator(".pw-field-sample")).hasText(MASK);
        Locator first = panel.locator(".pw-sample tbody tr").first();
        assertThat(first).containsText("1997-01-04");
        assertThat(first.locator("td").nth(columnOf(panel))).hasText(MASK);
        assertThat(panel).not().containsText(secret);
    }

    private static int columnOf(Locator panel) {
        return panel.locator(".pw-sample th").allTextContents().indexOf(FIELD);
    }

    /// A run of the draft of which TAXMAN refuses some.
    private void run(Page page) {
        product.letTaxman("{\"percent\": 10, \"seed\": 1997, \"kinds\": [\"422\"]}");
        var screen = new Screen(page);
        screen.button("Try").click();
        page.getByRole(AriaRole.DIALOG).locator("vaadin-button").last().click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        assertThat(screen.text("Done, some need attention"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(300_000));
    }

    private static void assertHidesInTheLog(Page page, String secret) {
        page.getByText("Show what was sent and answered for a document").click();
        page.getByLabel("Code of the document").fill(FIRST_ORDER);
        page.keyboard().press("Enter");
        Locator call = page.locator(".pw-tried ol > li").first();
        call.locator("summary").click();
        assertThat(call).containsText(Pattern.compile("\"documentCode\" ?: ?\"" + FIRST_ORDER + "\""));
        assertThat(call).containsText(Pattern.compile("\"postalCode\" ?: ?\"" + MASK + "\""));
        assertThat(call.textContent()).doesNotContain(secret);
    }

    private static void assertHidesInTheRecordToCorrect(Page page) {
        page.locator(".pw-attention summary").first().click();
        new Screen(page).button("Show all").click();
        page.locator(".pw-cause-documents vaadin-button").first().click();
        Locator record = page.locator("vaadin-dialog").getByLabel("The record, as it reached the call");
        assertThat(record).hasValue(Pattern.compile("\"postalCode\" : \"" + MASK + "\""));
    }
}
