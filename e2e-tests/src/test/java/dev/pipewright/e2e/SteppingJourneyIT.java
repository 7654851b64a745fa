package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Running a drawing to a node, from a node, and until a record meets a condition.
class SteppingJourneyIT {

    private final RunningProduct product = RunningProduct.shared();
    private final String example = product.exampleAs("stepped-example");
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);
    private final PreviewPane preview = new PreviewPane(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    private Locator button(String name) {
        return preview.region()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private void live() {
        preview.choose("Live from the source");
        assertThat(preview.tab("Out")).isVisible();
    }

    private void choose(String node, String command) {
        screen.box(node).click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        page.getByRole(AriaRole.DIALOG)
                .getByText(command, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private Locator condition() {
        return preview.region().locator(".pw-preview-points .cm-content").first();
    }

    private void write(String condition) {
        assertThat(condition()).isVisible();
        condition().click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText(condition);
    }

    @Test
    void a_person_runs_to_a_node_and_is_told_what_did_not_run() {
        page.navigate(example);
        screen.box("map-order7").click();
        live();

        choose("aggregate-order5", "Run to here");

        assertThat(preview.region()).containsText("Not run, as it comes after:");
        assertThat(preview.tab("Out")).hasText("Out (49)");
    }

    @Test
    void a_person_runs_from_a_node_and_nothing_above_is_read_again() {
        page.navigate(example);
        screen.box("map-order7").click();
        live();
        assertThat(preview.tab("Out")).hasText("Out (49)");

        choose("map-order7", "Run from here");

        assertThat(button("Read all again")).hasAttribute("title", "From 'Form the order' on");
        assertThat(preview.region()).containsText("gave before; it was not run again.");
        assertThat(preview.region()).not().containsText("as they are now");
        assertThat(preview.tab("Out")).hasText("Out (49)");
        button("Read all again").click();
        assertThat(preview.region()).containsText("as they are now");
    }

    @Test
    void a_person_stops_at_a_record_and_goes_on_by_mouse() {
        long calls = calls();
        page.navigate(example);
        screen.box("map-order7").click();
        live();
        button("Stop here when…").click();
        write("customer_id = 5");

        button("Run to the next stop").click();

        assertThat(button("Go on")).isVisible();
        assertThat(preview.region()).containsText("Stopped before 'Form the order'");
        assertThat(preview.region()).containsText("What became of this record");
        button("Go on to the next record").click();
        assertThat(preview.region()).containsText("Stopped before 'Form the order'");
        button("Run to the end").click();
        assertThat(preview.region()).containsText("It has come to its end.");
        assertThat(preview.tab("Out")).hasText("Out (49)");
        assertThat(calls()).isEqualTo(calls);
    }

    @Test
    void a_person_stops_at_a_record_and_goes_on_by_keyboard() {
        page.navigate(example + "?node=map-order7");
        assertThat(screen.box("map-order7")).isVisible();
        live();
        screen.box("map-order7").focus();
        page.keyboard().press("p");
        assertThat(condition()).isFocused();
        page.keyboard().insertText("true");
        screen.box("map-order7").focus();

        page.keyboard().press("g");

        assertThat(preview.region()).containsText("Stopped before 'Form the order', at record 1 that came to it.");
        page.keyboard().press("n");
        assertThat(preview.region()).containsText("at record 2 that came to it.");
        page.keyboard().press("g");
        assertThat(preview.region()).containsText("at record 3 that came to it.");
        page.keyboard().press("e");
        assertThat(preview.region()).containsText("It has come to its end.");
        page.keyboard().press("g");
        assertThat(preview.region()).containsText("at record 1 that came to it.");
        page.keyboard().press("s");
        assertThat(button("Go on")).isHidden();
    }

    @Test
    void a_condition_that_can_not_be_read_is_told_at_its_place() {
        page.navigate(example);
        screen.box("map-order7").click();
        live();
        button("Stop here when…").click();
        write("customer_id = = 5");

        button("Run to the next stop").click();

        assertThat(preview.region()).containsText("can not be read at character");
        assertThat(button("Go on")).isHidden();
    }

    private long calls() {
        return product.taxman().counters().calls().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
