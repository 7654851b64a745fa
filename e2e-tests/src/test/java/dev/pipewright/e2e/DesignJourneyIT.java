package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Changing a drawing: seen by others, kept without a network, and possible without a mouse.
class DesignJourneyIT {

    private static final String EXAMPLE = "/pipelines/foodmart-to-taxman";
    private static final String MAP = "map-order7";
    private static final LocatorAssertions.HasTextOptions AFTER_A_RECONNECT =
            new LocatorAssertions.HasTextOptions().setTimeout(60_000);

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void a_moved_box_is_saved_and_seen_in_a_second_tab() {
        page.navigate(EXAMPLE);
        Screen second = secondTab();
        String before = second.box(MAP).getAttribute("style");

        Locator here = screen.box(MAP);
        here.hover();
        BoundingBox start = here.boundingBox();
        page.mouse().down();
        page.mouse().move(start.x + 60, start.y - 100, new Mouse.MoveOptions().setSteps(8));
        page.mouse().up();

        assertThat(second.box(MAP)).not().hasAttribute("style", before);
        assertThat(saved()).hasText("Saved");
        String moved = placeOf(here);
        page.reload();
        assertThat(screen.box(MAP)).hasAttribute("style", at(moved));
    }

    @Test
    void a_box_moved_without_a_network_is_saved_when_the_network_is_back() {
        page.navigate(EXAMPLE);
        Screen second = new Screen(product.loggedIn("en-US"));
        second.page().navigate(EXAMPLE);
        String before = placeOf(second.box(MAP));
        screen.box(MAP).click();

        page.context().setOffline(true);
        page.keyboard().press("Shift+ArrowDown");
        page.keyboard().press("Tab");
        assertThat(saved()).hasText("Offline: 1 change kept in this browser");
        assertThat(second.box(MAP)).hasAttribute("style", at(before));
        page.context().setOffline(false);

        assertThat(saved()).hasText("Saved", AFTER_A_RECONNECT);
        assertThat(second.box(MAP)).not().hasAttribute("style", at(before));
        second.page().context().close();
    }

    @Test
    void a_name_typed_without_a_network_is_kept_and_saved() {
        page.navigate(EXAMPLE);
        Screen second = new Screen(product.loggedIn("en-US"));
        second.page().navigate(EXAMPLE);
        screen.box(MAP).click();
        Locator name = page.getByLabel("Name");
        name.waitFor();

        page.context().setOffline(true);
        name.fill("Write the tax request");
        assertThat(saved()).hasText("Offline: 1 change kept in this browser");
        page.context().setOffline(false);

        assertThat(saved()).hasText("Saved", AFTER_A_RECONNECT);
        assertThat(second.box(MAP)).containsText("Write the tax request");
        second.page().context().close();
    }

    @Test
    void the_list_shows_each_pipeline_with_its_picture() {
        page.navigate("/pipelines");

        assertThat(page.getByRole(
                                AriaRole.IMG,
                                new Page.GetByRoleOptions().setName("Picture of the pipeline FoodMart to TAXMAN"))
                        .locator("svg")
                        .first())
                .isVisible();
    }

    @Test
    void boxes_are_connected_by_keyboard() {
        page.navigate(EXAMPLE);
        Locator line =
                page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("From Form the result to Results"));
        line.focus();
        page.keyboard().press("Delete");
        assertThat(line).hasCount(0);
        assertThat(saved()).hasText("Saved");

        Locator name = page.getByLabel("Name");
        screen.box("map-result").focus();
        assertThat(name).hasValue("Form the result");
        page.keyboard().press("Shift+Tab");
        assertThat(name).not().hasValue("Form the result");
        page.keyboard().press("Tab");
        assertThat(name).hasValue("Form the result");
        // It is there as soon as the server has said what fits.
        assertThat(page.getByLabel("Connect to…")).isVisible();
        page.getByLabel("Connect to…").focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Results")))
                .isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");

        assertThat(line).hasCount(1);
        assertThat(saved()).hasText("Saved");
    }

    @Test
    void what_is_published_is_what_the_header_says_and_a_schedule_is_set_up() {
        page.navigate(EXAMPLE);
        screen.box(MAP).click();
        page.getByLabel("Name").fill("To be published");
        Locator standing = page.locator(".pw-beside");
        assertThat(standing).hasText(Pattern.compile("Live: v\\d+ · Draft: \\d+ changes?"));

        screen.button("Publish").click();
        page.getByLabel("What is new").fill("A better name.");
        page.locator("vaadin-dialog")
                .getByRole(AriaRole.BUTTON, named("Publish"))
                .click();
        assertThat(standing).hasText(Pattern.compile("^\\s*Live: v\\d+\\s*$"));

        screen.tab("Schedule").click();
        Locator rule = page.getByLabel("As a rule");
        rule.fill("30 25 * * *");
        // It is read out as well, in a place of its own.
        assertThat(page.getByText("'25' at character 4 is no hour.").first()).isVisible();
        rule.fill("0 18 * * *");
        assertThat(page.getByText("Every day at 18:00.")).isVisible();
        page.getByLabel("At", new Page.GetByLabelOptions().setExact(true)).fill("06:30");
        page.keyboard().press("Enter");
        assertThat(rule).hasValue("30 6 * * *");
        rule.fill("30 6 * * MON-FRI");
        assertThat(page.getByText("Every week on Monday to Friday at 06:30.")).isVisible();
        assertThat(page.locator("vaadin-checkbox[checked]").filter(new Locator.FilterOptions().setVisible(true)))
                .hasCount(5);
        screen.button("Set up the schedule").click();
        assertThat(page.locator(".pw-next li")).hasCount(10);
        rule.fill("0 7 * * *");
        screen.button("Pause").click();
        screen.button("Resume").waitFor();
        screen.link("Schedules").click();
        Locator schedule = page.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHas(page.locator("a[href*='foodmart-to-taxman']")));
        assertThat(schedule).containsText("30 6 * * MON-FRI");
        assertThat(schedule).containsText("Paused");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private Locator saved() {
        return page.locator("pipewright-save-status");
    }

    private Screen secondTab() {
        Page second = page.context().newPage();
        second.navigate(EXAMPLE);
        return new Screen(second);
    }

    /// A style that puts a box into a place.
    private static Pattern at(String place) {
        return Pattern.compile(place.replaceAll("[()]", "\\\\$0"));
    }

    private static String placeOf(Locator box) {
        return Pattern.compile("translate\\([^)]*\\)")
                .matcher(box.getAttribute("style"))
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }
}
