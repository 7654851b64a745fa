package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.picture.GraphLayout;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final PreviewPane preview = new PreviewPane(page);

    @AfterEach
    void leave() {
        product.letTaxmanBehave();
        page.context().close();
    }

    @Test
    void a_mapping_shows_live_records_before_and_behind_it_and_calls_nobody() {
        long calls = product.taxman().counters().calls().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        page.navigate(EXAMPLE);

        screen.box("map-order7").click();
        preview.choose("Live from the source");

        assertThat(preview.tab("Out")).hasText("Out (49)");
        assertThat(preview.tab("In")).hasText("In (49)");
        assertThat(preview.row(0)).containsText("FM-5-19970104-14");
        assertThat(preview.region()).containsText("Partial: built from 200 records.");
        preview.row(0).click();
        assertThat(preview.region().getByRole(AriaRole.COLUMNHEADER, new Locator.GetByRoleOptions().setName("Before")))
                .isVisible();
        assertThat(product.taxman().counters().calls().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(calls);
    }

    @Test
    void a_record_stands_before_and_after_the_node_with_what_changed_marked() {
        product.draw("preview-marks", stores());
        page.navigate("/pipelines/preview-marks");
        screen.box("map-lower1").click();
        preview.choose("Live from the source");

        assertThat(preview.row(0).locator(".pw-mark-c")).hasCount(1);
        assertThat(preview.row(0).locator(".pw-mark-c")).hasText(Pattern.compile("[a-z]{2} \\(changed\\)"));
        assertThat(preview.row(0).locator(".pw-preview-cell.pw-mark-same")).hasCount(2);
        preview.row(0).click();

        Locator changed = preview.field("store_state");
        String before = changed.locator("td").first().textContent();
        assertThat(changed).hasClass("pw-mark-c");
        assertThat(changed.locator("td").first()).hasText(Pattern.compile("\"?[A-Z]{2}\"?"));
        assertThat(changed.locator("td").last()).hasText(before.toLowerCase(Locale.ROOT));
        Locator same = preview.field("store_city");
        assertThat(same).hasClass("pw-mark-same");
        assertThat(same.locator("td").last()).hasText(same.locator("td").first().textContent());
    }

    /// Stores whose states are written in small letters; their numbers and cities stay as they are.
    private static Drawing stores() {
        var read = new NodeId("source-stores");
        var lower = new NodeId("map-lower1");
        var keep = new NodeId("sink-keep1");
        var pipeline = new Pipeline(
                "Stores in small letters",
                "",
                List.of(),
                List.of(
                        new Node.Source(
                                NodeHeader.of(read, "Read stores"),
                                "jdbc",
                                "foodmart",
                                Map.of("query", "select \"store_id\", \"store_city\", \"store_state\" from \"store\""),
                                Schema.UNKNOWN,
                                List.of()),
                        new Node.Map(
                                NodeHeader.of(lower, "Write small"),
                                List.of(
                                        new MappingLine("store_id", "store_id"),
                                        new MappingLine("store_city", "store_city"),
                                        new MappingLine("store_state", "$lowercase(store_state)"))),
                        new Node.Sink(NodeHeader.of(keep, "Keep stores"), Node.Sink.RESULTS, "", Map.of())),
                List.of(Edge.between(read, lower), Edge.between(lower, keep)));
        return new Drawing(pipeline, GraphLayout.arranged(pipeline, Layout.EMPTY));
    }

    @Test
    void the_rows_are_walked_and_opened_by_keyboard() {
        page.navigate(EXAMPLE);
        screen.box("map-order7").click();
        preview.choose("Live from the source");
        assertThat(preview.row(0)).isVisible();

        preview.region().getByRole(AriaRole.GRID).focus();
        page.keyboard().press("End");
        assertThat(preview.row(48)).hasAttribute("aria-selected", "true");
        assertThat(preview.row(0)).hasCount(0);
        page.keyboard().press("Enter");

        assertThat(preview.region().getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName("Record 49")))
                .isVisible();
    }

    @Test
    void five_documents_are_estimated_on_demand_and_nothing_is_recorded() {
        long recorded = product.taxman().counters().recordingCalls();
        page.navigate(EXAMPLE);
        screen.box("apiCall-taxman").click();
        preview.choose("Live from the source");
        assertThat(preview.region()).containsText("Nothing was sent: these are the requests as they would be.");

        screen.button("Call estimate for 5 records").click();

        assertThat(preview.tab("Out")).hasText("Out (5)");
        assertThat(preview.region()
                        .getByRole(
                                AriaRole.COLUMNHEADER,
                                new Locator.GetByRoleOptions()
                                        .setName("tax.totalTax")
                                        .setExact(true)))
                .isVisible();
        assertThat(preview.region()).containsText("'Calculate tax' was called for 5 of 49 documents.");

        screen.button("For 20").click();

        assertThat(preview.tab("Out")).hasText("Out (20)");
        assertThat(preview.region()).containsText("'Calculate tax' was called for 20 of 49 documents.");
        assertThat(screen.button("For 20")).hasCount(0);
        assertThat(product.taxman().counters().recordingCalls()).isEqualTo(recorded);
    }

    @Test
    void a_condition_shows_only_the_records_that_it_is_true_for() {
        page.navigate(EXAMPLE);
        screen.box("map-order7").click();
        preview.choose("Live from the source");
        assertThat(preview.tab("Out")).hasText("Out (49)");

        Locator condition = preview.region().getByLabel("Show records where");
        condition.fill("customer.code = '5'");
        condition.press("Enter");

        assertThat(preview.tab("Out")).hasText("Out (1)");
        assertThat(preview.row(0)).containsText("FM-5-19970104-14");
    }

    @Test
    void a_record_is_changed_and_pinned_and_flows_on_from_there() {
        page.navigate(EXAMPLE);
        screen.box("map-order7").click();
        preview.choose("Live from the source");
        preview.tab("In").click();
        preview.row(0).click();
        screen.button("Change and pin").click();
        Locator record = preview.region().locator("textarea");
        record.fill(record.inputValue().replaceFirst("\"store_id\" : 14", "\"store_id\" : 99"));
        screen.button("Pin the changed record").click();

        assertThat(preview.region()).containsText("49 chosen records at ");
        preview.tab("Out").click();
        assertThat(preview.row(0)).containsText("FM-5-19970104-99");

        screen.button("Unpin").click();
        assertThat(preview.region()).not().containsText("chosen records");
    }

    @Test
    void a_failed_document_is_in_the_editor_after_two_interactions() {
        product.letTaxman("{\"percent\": 10, \"seed\": 1998, \"kinds\": [\"422\"]}");
        page.navigate("/");
        screen.button("Run the example").click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        assertThat(screen.text("Done, some need attention")).isVisible(WITHIN_A_RUN);
        product.letTaxmanBehave();
        var interactions = new Interactions();

        interactions.click(page.locator(".pw-attention summary").first());
        interactions.click(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open in the editor"))
                .first());

        page.waitForURL(Pattern.compile("/pipelines/foodmart-to-taxman\\?.*sample="));
        assertThat(screen.box("apiCall-taxman")).isVisible();
        assertThat(preview.tab("Requests")).isVisible();
        assertThat(preview.row(0)).containsText("FM-");
        assertThat(interactions.count()).isLessThanOrEqualTo(2);
    }
}
