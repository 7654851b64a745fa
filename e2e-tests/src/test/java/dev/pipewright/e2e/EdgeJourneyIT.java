package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.benchmarks.chaos.Results;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Looking at what flows between two nodes.
class EdgeJourneyIT {

    private static final String ORDERS =
            String.format(Locale.US, "%,d", Results.published("1997-01").orders());

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void an_edge_shows_its_fields_the_records_of_a_run_and_what_has_changed_since() {
        String pipeline = product.exampleAs("edge-example");
        page.navigate(pipeline);
        screen.clickLine("Form the order", "Calculate tax");
        assertThat(panel()).containsText("From Form the order to Calculate tax");
        assertThat(new PreviewPane(page).tab("In")).hasAttribute("aria-selected", "true");
        assertThat(panel()).containsText("No run has counted records here yet.");
        assertThat(field("documentCode")).containsText("string");
        assertThat(field("documentCode").locator(".pw-field-sample")).hasText("FM-5-19970104-14");

        screen.button("Try").click();
        page.getByRole(AriaRole.DIALOG).locator("vaadin-button").last().click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        assertThat(screen.text("Done")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(300_000));
        // Here by the Tab key, which goes to the lines of a run, too.
        new KeyboardHands(page).into(screen.line("Form the order", "Calculate tax"));
        assertThat(panel()).containsText(ORDERS + " records left the node before in the run of ");
        assertThat(panel()).containsText("that a preview with what a run has kept lets leave the node before");
        assertThat(panel().locator(".pw-sample tbody tr").first()).containsText("FM-5-19970104-14");

        page.navigate(pipeline);
        screen.clickLine("Form the order", "Calculate tax");
        assertThat(panel()).containsText(ORDERS + " records left the node before in the run of ");
        assertThat(panel()).containsText("The fields are those of the last run.");

        page.navigate(pipeline + "?node=map-order7&edit=mapping");
        new MouseHands(page).writeLine("cashier", "'none'");
        page.keyboard().press("Tab");
        assertThat(page.locator("pipewright-save-status")).hasText("Saved");
        page.navigate(pipeline);
        screen.clickLine("Form the order", "Calculate tax");
        assertThat(panel()).containsText("Other fields than in the last run;");
        assertThat(panel()).containsText("cashier is new");
    }

    private Locator panel() {
        return page.locator(".pw-drift:has(.pw-edge-title)");
    }

    private Locator field(String name) {
        return panel().locator(".pw-field-list li")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))));
    }
}
