package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.pipewright.benchmarks.chaos.Results;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From the log-in to the files on the disk.
class ExampleJourneyIT {

    private static final LocatorAssertions.IsVisibleOptions WITHIN_A_RUN =
            new LocatorAssertions.IsVisibleOptions().setTimeout(300_000);
    private static final Results JANUARY = Results.published("1997-01");
    private static final String SLOWLY = "{\"percent\": 100, \"kinds\": [\"delay\"], \"delayMillis\": 150}";
    /// A run is under way for minutes.
    private static final String FOR_LONG = "{\"percent\": 100, \"kinds\": [\"delay\"], \"delayMillis\": 1500}";

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @BeforeEach
    void goHome() {
        page.navigate("/");
    }

    @AfterEach
    void leave() {
        product.letTaxmanBehave();
        page.context().close();
    }

    /// Runs it, and waits for the page of the run: the page before may list earlier ones.
    private void runTheExample() {
        screen.button("Run the example").click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
    }

    @Test
    void the_counters_move_and_the_files_hold_the_published_totals() throws IOException {
        product.letTaxman(SLOWLY);
        assertThat(screen.text("Demo: TAXMAN is simulated, nothing is billed")).isVisible();
        screen.watch("balance-succeeded");
        List<String> told = List.of("in-map-order7", "out-map-order7", "speed-apiCall-taxman", "left-apiCall-taxman");
        told.forEach(screen::watch);

        runTheExample();
        assertThat(screen.text("Done")).isVisible(WITHIN_A_RUN);

        assertThat(page.getByTestId("balance-formed")).hasText(String.format(Locale.US, "%,d", JANUARY.orders()));
        assertThat(screen.text("Balanced: nothing is lost, nothing is done twice"))
                .isVisible();
        assertThat(screen.numbersSeen("balance-succeeded"))
                .hasSizeGreaterThan(3)
                .isSorted()
                .endsWith(JANUARY.orders());
        assertThat(screen.numbersSeen("out-map-order7")).isSorted().endsWith(JANUARY.orders());
        assertThat(screen.numbersSeen("in-map-order7")).isSorted().endsWith(JANUARY.orders());
        assertThat(screen.textsSeen("speed-apiCall-taxman")).isNotEmpty().allMatch(text -> text.matches("[\\d,]+/s"));
        assertThat(screen.textsSeen("left-apiCall-taxman"))
                .isNotEmpty()
                .allMatch(text -> text.matches("((\\d+ min )?\\d+ s|about (\\d+ s|\\d+ min)) left"));
        // Of a run that is over nothing is left.
        assertThat(page.getByTestId("left-apiCall-taxman")).hasCount(0);
        assertThat(page.getByTestId("speed-apiCall-taxman")).hasCount(0);
        for (String format : List.of("CSV", "NDJSON", "JSON")) {
            var file = DownloadedFile.by(page, screen.link("Download the results as " + format));
            assertThat(file.name()).startsWith("results-").endsWith("." + format.toLowerCase(Locale.ROOT));
            assertThat(Results.of(file.records())).as(format).isEqualTo(JANUARY);
        }
    }

    @Test
    void the_log_in_page_of_the_demo_says_how_to_come_in_and_does_it_with_one_click() {
        try (Page stranger = product.newPage("en-US")) {
            stranger.navigate("/");
            var door = new Screen(stranger);

            assertThat(door.text("This is a demo: log in as demo with the password demo."))
                    .isVisible();
            door.button("Log in to the demo").click();

            assertThat(door.text("Welcome, Demo")).isVisible();
        }
    }

    @Test
    void the_list_shows_how_far_a_run_is_and_for_how_long_it_runs() {
        product.letTaxman(FOR_LONG);
        runTheExample();
        screen.text("Cancel the run").waitFor();
        String number = page.url().substring(page.url().lastIndexOf('/') + 1);
        page.navigate("/runs");
        Locator run = page.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHas(page.locator("a[href$='" + number + "']")));

        assertThat(run).containsText(Pattern.compile("Running.*[\\d,]+ of [\\d,]+ documents.*\\d records read"));
        Locator duration = run.locator("td").last();
        var before = duration.textContent();
        run.getByRole(com.microsoft.playwright.options.AriaRole.LINK).focus();
        assertThat(duration).not().hasText(before);

        assertThat(run.getByRole(com.microsoft.playwright.options.AriaRole.LINK))
                .isFocused();
        page.keyboard().press("Enter");
        screen.button("Cancel the run").click();
        assertThat(screen.text("Cancelled")).isVisible(WITHIN_A_RUN);
    }

    @Test
    void a_document_that_succeeded_after_retries_shows_its_tries() {
        product.letTaxman("{\"percent\": 20, \"seed\": 1997, \"kinds\": [\"503\"], \"retryAfterSeconds\": 1}");
        runTheExample();
        assertThat(screen.text("Done")).isVisible(WITHIN_A_RUN);

        assertThat(page.getByText(Pattern.compile("\\d+ documents needed more than one try\\.")))
                .isVisible();
        page.getByText("Show the tries").click();
        Locator first = page.locator(".pw-tried > details").first();
        assertThat(first).containsText(Pattern.compile("succeeded.*\\d tries"));
        first.locator("> summary").click();

        Locator tries = first.locator("tbody tr");
        assertThat(tries.first()).containsText("503");
        assertThat(tries.last()).containsText(Pattern.compile("200.*Accepted"));
        first.getByText("Show what was sent and answered").click();
        Locator calls = first.locator("ol > li");
        assertThat(calls.first()).containsText(Pattern.compile("POST /v1/orders/calculate.*503"));
        calls.last().locator("summary").click();
        assertThat(calls.last()).containsText(Pattern.compile("documentCode.*totalTax", Pattern.DOTALL));
    }

    @Test
    void a_recording_run_gets_through_though_one_call_in_five_fails() throws IOException {
        product.letTaxman("""
                {"percent": 20, "seed": 1997, "delayMillis": 12000, "retryAfterSeconds": 1,
                 "kinds": ["503", "429", "timeout-before", "timeout-after", "drop-before", "drop-after"]}""");
        page.navigate("/pipelines/foodmart-to-taxman");
        screen.button("Run").click();
        page.getByLabel("Record: each document becomes an entry at the target").check();
        screen.button("Run and record").click();

        assertThat(screen.text("Done")).isVisible(WITHIN_A_RUN);
        var file = DownloadedFile.by(page, screen.link("Download the results as NDJSON"));
        assertThat(Results.of(file.records())).isEqualTo(JANUARY);
        assertThat(product.taxman().documents())
                .hasSize(JANUARY.orders())
                .allMatch(document -> document.timesRecorded() == 1);
        assertThat(product.taxman().counters().faults())
                .containsKeys("503", "429", "timeout-before", "timeout-after", "drop-before", "drop-after");
    }

    @Test
    void what_the_target_refuses_is_counted_by_cause_and_can_be_downloaded_and_accepted() throws IOException {
        product.letTaxman("{\"percent\": 10, \"seed\": 1997, \"kinds\": [\"422\"]}");
        runTheExample();
        assertThat(screen.text("Done, some need attention")).isVisible(WITHIN_A_RUN);

        int refused = Integer.parseInt(page.getByTestId("balance-rejected").textContent());
        assertThat(refused).isPositive();
        assertThat(page.locator(".pw-attention summary").first()).containsText(refused + " documents");
        assertThat(page.getByTestId("rejected-apiCall-taxman")).hasText(refused + " rejected");
        var file = DownloadedFile.by(page, screen.link("Download the documents that need attention as NDJSON"));
        assertThat(file.records()).hasSize(refused).allMatch(record -> record.contains("\"state\":\"rejected\""));

        page.locator(".pw-attention summary").first().click();
        screen.button("Accept…").click();
        page.locator("vaadin-dialog").getByLabel("Why").fill("Known.");
        page.locator("vaadin-dialog vaadin-button").last().click();
        assertThat(screen.text(refused + " accepted")).isVisible();
    }
}
