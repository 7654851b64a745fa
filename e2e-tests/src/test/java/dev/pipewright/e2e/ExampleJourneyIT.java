package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.pipewright.simulators.erp.FoodMartTotals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExampleJourneyIT {

    private static final double A_RUN_MILLIS = 120_000;
    private static final FoodMartTotals JANUARY = FoodMartTotals.of("1997-01").stream()
            .filter(totals -> totals.state().equals("ALL"))
            .findFirst()
            .orElseThrow();

    private RunningProduct product;

    @BeforeAll
    void start(@TempDir Path data) {
        product = RunningProduct.start(data);
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void the_example_runs_and_its_results_equal_the_published_totals() throws IOException {
        Page page = product.loggedIn("en-US");

        button(page, "Run the example").click();
        assertThat(page.getByText("Done", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(A_RUN_MILLIS));

        assertThat(page.getByTestId("balance-formed")).hasText(String.format(Locale.US, "%,d", JANUARY.orders()));
        assertThat(page.getByText("Balanced: nothing is lost, nothing is done twice"))
                .isVisible();
        List<JsonNode> results = downloadedResults(page);
        assertThat(results).hasSize(JANUARY.orders());
        assertThat(sum(results, "totalTax")).isEqualByComparingTo(JANUARY.tax());
        assertThat(sum(results, "totalAmount")).isEqualByComparingTo(JANUARY.amount());
        assertThat(sum(results, "totalTaxable")).isEqualByComparingTo(JANUARY.taxable());
    }

    @Test
    void the_log_in_page_of_the_demo_says_how_to_come_in_and_does_it_with_one_click() {
        Page page = product.logInPage("en-US");

        assertThat(page.getByText("This is a demo: log in as demo with the password demo."))
                .isVisible();
        button(page, "Log in to the demo").click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Welcome, Demo");
    }

    @Test
    void a_moved_box_is_saved_and_seen_in_a_second_tab() {
        Page first = product.loggedIn("en-US");
        first.navigate("/pipelines/foodmart-to-taxman");
        Page second = first.context().newPage();
        second.navigate("/pipelines/foodmart-to-taxman");
        Locator there = boxOn(second);
        String before = there.getAttribute("style");

        Locator here = boxOn(first);
        here.hover();
        BoundingBox start = here.boundingBox();
        first.mouse().down();
        first.mouse().move(start.x + 60, start.y + 160, new Mouse.MoveOptions().setSteps(8));
        first.mouse().up();

        assertThat(there).not().hasAttribute("style", before);
        assertThat(first.getByText("Saved", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        String moved = placeOf(here);
        first.reload();
        assertThat(boxOn(first)).hasAttribute("style", Pattern.compile(moved.replaceAll("[()]", "\\\\$0")));
    }

    @Test
    void every_text_that_the_product_says_is_from_a_bundle() {
        Page page = product.loggedIn("en-XA");

        for (String address : List.of("/", "/pipelines", "/pipelines/foodmart-to-taxman", "/runs", "/schedules")) {
            page.navigate(address);
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                    .waitFor();

            assertThat(textsFromNowhere(page)).as(address).isEmpty();
        }
    }

    @SuppressWarnings("unchecked") // The script gives a list of texts.
    private static List<String> textsFromNowhere(Page page) {
        return (List<String>) page.evaluate("""
                () => {
                  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  const found = [];
                  while (walker.nextNode()) {
                    const text = walker.currentNode.textContent.trim();
                    const owner = walker.currentNode.parentElement;
                    if (text === '' || text.includes('[') || owner.closest('[translate=no],style,script,noscript')) continue;
                    if (owner.closest('.react-flow__attribution,vaadin-dev-tools') || !owner.checkVisibility()) continue;
                    found.push(text);
                  }
                  return found;
                }""");
    }

    private static Locator boxOn(Page page) {
        Locator box = page.locator(".react-flow__node[data-id='map-order7']");
        box.waitFor();
        return box;
    }

    private static String placeOf(Locator box) {
        return Pattern.compile("translate\\([^)]*\\)")
                .matcher(box.getAttribute("style"))
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static List<JsonNode> downloadedResults(Page page) throws IOException {
        Download download = page.waitForDownload(() -> page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("Download the results as NDJSON"))
                .click());
        return Files.readAllLines(download.path()).stream()
                .<JsonNode>map(JsonMapper.shared()::readTree)
                .toList();
    }

    private static BigDecimal sum(List<JsonNode> results, String field) {
        return results.stream()
                .map(result -> new BigDecimal(result.path(field).asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
