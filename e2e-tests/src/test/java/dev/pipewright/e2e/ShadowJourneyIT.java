package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.version.Versions;
import dev.pipewright.simulators.taxman.CallKind;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// From a changed mapping line to the documents that it changes, with their cents, and only then to a new version.
class ShadowJourneyIT {

    private static final TenantId DEMO = new TenantId("demo");
    private static final String PIPELINE = "compared-example";
    private static final LocatorAssertions.IsVisibleOptions WITHIN_A_RUN =
            new LocatorAssertions.IsVisibleOptions().setTimeout(300_000);

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);
    private final String address = product.exampleAs(PIPELINE);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void what_a_draft_changes_is_seen_to_the_cent_before_it_is_published() {
        Run estimated = publishedAndEstimated();
        long recorded = recorded();
        change(
                "lines[].amount",
                "$formatNumber(product_department = 'Alcoholic Beverages' ? amount + 1 : amount, '0.00')");

        page.navigate(address);
        screen.button("Publish").click();
        Locator dialog = page.locator("vaadin-dialog");
        dialog.getByText("Publish drafts of this pipeline only after a comparison")
                .click();
        Locator publish = dialog.getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName("Publish").setExact(true));
        publish.click();
        assertThat(page.getByText(Pattern.compile("was not compared with version 1, which is live")))
                .isVisible();
        assertThat(live()).isEqualTo(1);

        dialog.getByLabel("How many documents").fill("200");
        screen.button("Compare").click();
        Locator look = screen.link("Look at the documents");
        assertThat(look).isVisible(WITHIN_A_RUN);

        Page found = page.context().waitForPage(look::click);
        Locator cards = found.locator(".pw-shadow-card");
        assertThat(cards.first()).isVisible();
        assertThat(found.getByText(Pattern.compile("documents? stays? the same")))
                .isVisible();
        Locator changed = cards.first().locator("tbody tr").first();
        assertThat(changed).containsText(Pattern.compile("lines\\[\\d+]\\.amount"));
        // Not where they bought is each of these taxed.
        assertThat(found.locator(".pw-shadow-head")
                        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("Tax \\+0\\.\\d\\d")))
                        .first())
                .isVisible();
        assertThat(found.locator(".pw-shadow-totals table")).containsText(Pattern.compile("\\+\\d+\\.\\d\\d USD"));
        found.getByLabel("Code or field").fill("no such code");
        assertThat(cards).hasCount(0);

        page.bringToFront();
        publish.click();
        assertThat(page.getByText(Pattern.compile("confirm that this is meant")))
                .isVisible();
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(Pattern.compile("meant$")))
                .check();
        publish.click();
        assertThat(page.getByText("Version 2 is live.")).isVisible();
        assertThat(live()).isEqualTo(2);
        assertThat(recorded()).isEqualTo(recorded);
        assertThat(estimated.state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void the_runs_of_some_days_are_compared_too() {
        publishedAndEstimated();
        page.navigate(address);
        screen.button("Publish").click();
        page.getByLabel("the runs of some days").check();
        Locator from = page.getByLabel("From the day");
        Locator to = page.getByLabel("To the day");
        screen.typeDay(from, "1/31/1997");
        screen.typeDay(to, "1/1/1997");
        screen.button("Compare").click();
        assertThat(to).hasAttribute("aria-invalid", "true");

        screen.typeDay(to, "2/1/1997");
        screen.button("Compare").click();

        // Nothing ran in those days.
        assertThat(page.getByText(Pattern.compile("^No run of the pipeline has kept what it read")))
                .isVisible();
    }

    /// The example's month, estimated by version 1 of a pipeline of this test's own.
    private Run publishedAndEstimated() {
        var versions = product.get(Versions.class);
        if (versions.live(DEMO, PIPELINE).isEmpty()) {
            versions.publish(DEMO, PIPELINE, "demo", "First.");
        }
        var runs = product.get(Runs.class);
        RunId run = runs.start(new RunRequest(
                        DEMO,
                        PIPELINE,
                        Subject.LIVE,
                        Mode.ESTIMATE,
                        Map.of(),
                        UUID.randomUUID().toString(),
                        "demo"))
                .id();
        return Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(
                        () -> runs.find(DEMO, run).orElseThrow(),
                        found -> found.state().isFinal());
    }

    private int live() {
        return product.get(Versions.class).live(DEMO, PIPELINE).orElseThrow().number();
    }

    private long recorded() {
        var counters = product.taxman().counters();
        return Stream.of(CallKind.values())
                .filter(CallKind::isRecording)
                .mapToLong(counters::calls)
                .sum();
    }

    /// What a colleague does.
    private void change(String target, String expression) {
        product.propose(
                PIPELINE,
                "colleague",
                new PipelineEdit.SetMappingLine(new NodeId("map-order7"), target, new MappingLine(target, expression)));
    }
}
