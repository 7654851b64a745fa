package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.backfill.BackFills;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.schedule.Schedule;
import dev.pipewright.platform.schedule.Schedules;
import dev.pipewright.platform.version.Versions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person says from when to when: in a calendar or by typing, and is told at once what is no day.
class DatesJourneyIT {

    private static final TenantId DEMO = new TenantId("demo");
    private static final NodeId SALES = new NodeId("source-sales");
    private static final NodeId KEPT = new NodeId("sink-kept");

    private final RunningProduct product = RunningProduct.shared();
    private final String pipeline = "dates-" + UUID.randomUUID().toString().substring(0, 8);
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @BeforeEach
    void connect() throws SQLException {
        String shop = "jdbc:hsqldb:mem:" + pipeline;
        try (var session = DriverManager.getConnection(shop, "SA", "");
                var statement = session.createStatement()) {
            statement.execute("CREATE TABLE sale (id INTEGER PRIMARY KEY, sold DATE, modified TIMESTAMP)");
            statement.execute("INSERT INTO sale VALUES (1, DATE '2026-03-02', TIMESTAMP '2026-03-02 10:05:00')");
        }
        product.get(Connections.class)
                .save(
                        DEMO,
                        pipeline,
                        product.get(ConnectorCatalogue.class).get("jdbc"),
                        Map.of("url", shop, "user", "SA", "password", "", "zone", "UTC"),
                        "demo");
    }

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void the_days_of_a_range_are_chosen_in_a_calendar_or_typed() {
        publish("sold", FieldType.Simple.DATE, List.of());
        Locator dialog = backFill();
        Locator from = dialog.locator("vaadin-date-picker input").first();
        Locator to = dialog.locator("vaadin-date-picker input").last();

        screen.typeDay(from, "last spring");
        assertThat(dialog.getByText("Write a day as in 2026-03-02.")).isVisible();
        assertThat(start(dialog)).isDisabled();
        screen.typeDay(from, "2026-03-01");
        assertThat(dialog.getByText("Write a day as in 2026-03-02.")).isHidden();
        screen.typeDay(to, "2026-03-01");
        assertThat(dialog.getByText("which is not after its beginning, 2026-03-01. Choose a later end."))
                .isVisible();
        to.press("ArrowDown");
        to.press("ArrowDown");
        assertThat(day(dialog, "1 March 2026, Sunday")).isFocused();
        for (int days = 0; days < 3; days++) {
            page.keyboard().press("ArrowRight");
        }
        assertThat(day(dialog, "4 March 2026, Wednesday")).isFocused();
        page.keyboard().press("Enter");
        assertThat(to).hasValue("2026-03-04");
        dialog.getByText("a day", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(dialog.getByText("3 slices, each of which is a run")).isVisible();
        start(dialog).click();

        assertThat(page.getByText(Pattern.compile("3 slices: 3 done"))).isVisible();
        assertThat(product.get(BackFills.class)
                        .reports(DEMO, pipeline, 1)
                        .getFirst()
                        .slices())
                .extracting(slice -> slice.bounds().from())
                .containsExactly("2026-03-01", "2026-03-02", "2026-03-03");
    }

    @Test
    void the_times_of_a_range_have_a_clock_beside_the_calendar() {
        publish("modified", FieldType.Simple.LOCAL_DATE_TIME, List.of());
        Locator dialog = backFill();

        assertThat(dialog.getByText("It belongs to the range. Without a time zone."))
                .isVisible();
        Locator days = dialog.locator("vaadin-date-time-picker vaadin-date-picker input");
        Locator times = dialog.locator("vaadin-date-time-picker vaadin-time-picker input");
        screen.typeDay(days.first(), "2026-03-02");
        type(times.first(), "at ten");
        assertThat(dialog.getByText("Write a day as in 2026-03-02, and a time as in 10:11."))
                .isVisible();
        type(times.first(), "10:00");
        screen.typeDay(days.last(), "2026-03-02");
        type(times.last(), "11:00");
        assertThat(dialog.getByText("One slice, which is one run")).isVisible();
        start(dialog).click();

        assertThat(page.getByText(Pattern.compile("1 slices: 1 done"))).isVisible();
        assertThat(product.get(BackFills.class)
                        .reports(DEMO, pipeline, 1)
                        .getFirst()
                        .slices())
                .extracting(slice -> slice.bounds().to())
                .containsExactly("2026-03-02T11:00:00");
    }

    @Test
    void a_schedule_whose_day_is_none_shows_what_is_there_and_says_so() {
        var day = new Parameter("day", FieldType.Simple.DATE, null, "The day to read.");
        publish("sold", FieldType.Simple.DATE, List.of(day));
        product.get(Schedules.class)
                .save(
                        DEMO,
                        new Schedule(
                                pipeline,
                                "0 7 * * *",
                                ZoneOffset.UTC,
                                Mode.ESTIMATE,
                                Map.of("day", "2026-02-30"),
                                true,
                                ""),
                        "demo");

        page.navigate("/pipelines/" + pipeline);
        screen.tab("Schedule").click();
        Locator field = page.getByLabel("day", new Page.GetByLabelOptions().setExact(true));
        assertThat(field).hasValue("2026-02-30");
        Locator said = page.locator("[slot=error-message]")
                .getByText("The value '2026-02-30' of the parameter 'day' is not of its type, date.");
        assertThat(said).isVisible();
        screen.button("Save the schedule").click();
        assertThat(said).isVisible();
        assertThat(day()).isEqualTo("2026-02-30");

        field.fill("2026-02-28");
        field.press("Tab");
        assertThat(said).isHidden();
        screen.button("Save the schedule").click();
        assertThat(page.getByText("The schedule is saved.")).isVisible();
        assertThat(page.locator("vaadin-date-picker input").last()).hasValue("2026-02-28");
        assertThat(day()).isEqualTo("2026-02-28");
    }

    private String day() {
        return product.get(Schedules.class)
                .find(DEMO, pipeline)
                .orElseThrow()
                .parameters()
                .getOrDefault("day", "");
    }

    /// Publishes a pipeline that reads only the sales that changed, by a field of a type.
    private void publish(String watermark, FieldType type, List<Parameter> parameters) {
        var sales = new Node.Source(
                NodeHeader.of(SALES, "Sales"),
                "jdbc",
                pipeline,
                Map.of("table", "sale"),
                new Schema(List.of(Field.of(watermark, type))),
                List.of("id"),
                new Node.Source.Incremental(List.of(watermark), List.of(), null, null));
        var kept = new Node.Sink(NodeHeader.of(KEPT, "Kept"), Node.Sink.RESULTS, "", Map.of());
        var drawn = new Pipeline(
                "Sales " + pipeline, "", parameters, List.of(sales, kept), List.of(Edge.between(SALES, KEPT)));
        product.get(Catalogue.class).add(DEMO, pipeline, new Drawing(drawn, Layout.EMPTY), "demo");
        product.get(Versions.class).publish(DEMO, pipeline, "demo", "First.");
    }

    /// A day of the calendar that is open.
    private static Locator day(Locator dialog, String day) {
        return dialog.getByRole(AriaRole.GRIDCELL, new Locator.GetByRoleOptions().setName(day));
    }

    private Locator backFill() {
        page.navigate("/pipelines/" + pipeline);
        screen.tab("Loads").click();
        screen.button("Back-fill a range").click();
        return page.locator("vaadin-dialog");
    }

    private static void type(Locator field, String text) {
        field.fill(text);
        field.press("Enter");
    }

    private static Locator start(Locator dialog) {
        return dialog.getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName("Back-fill").setExact(true));
    }
}
