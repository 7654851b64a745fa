package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.simulators.taxman.CallKind;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// From a changed mapping line to the documents that it changes, with their cents, and only then to a new version.
class ShadowJourneyIT {

    private static final TenantId DEMO = new TenantId("demo");
    private static final String EXAMPLE = "foodmart-to-taxman";
    private static final LocatorAssertions.IsVisibleOptions WITHIN_A_RUN =
            new LocatorAssertions.IsVisibleOptions().setTimeout(300_000);

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void what_a_draft_changes_is_seen_to_the_cent_before_it_is_published() {
        screen.button("Run the example").click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        assertThat(screen.text("Done")).isVisible(WITHIN_A_RUN);
        long recorded = recorded();
        change(
                "lines[].amount",
                "$formatNumber(product_department = 'Alcoholic Beverages' ? amount + 1 : amount, '0.00')");

        page.navigate("/pipelines/" + EXAMPLE);
        screen.button("Publish").click();
        page.getByLabel("On the last documents").fill("200");
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
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(Pattern.compile("meant$")))
                .check();
        assertThat(page.locator("vaadin-dialog")
                        .getByRole(
                                AriaRole.BUTTON,
                                new Locator.GetByRoleOptions()
                                        .setName("Publish")
                                        .setExact(true)))
                .isEnabled();
        // Others go by what is live, and by what is drawn.
        product.get(Drafts.class).undo(DEMO, EXAMPLE, "colleague");
        assertThat(recorded()).isEqualTo(recorded);
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
        var drafts = product.get(Drafts.class);
        var edit =
                new PipelineEdit.SetMappingLine(new NodeId("map-order7"), target, new MappingLine(target, expression));
        long seq = drafts.open(DEMO, EXAMPLE).orElseThrow().seq();
        drafts.propose(
                DEMO, EXAMPLE, "colleague", new Proposal(UUID.randomUUID().toString(), seq, edit));
    }
}
