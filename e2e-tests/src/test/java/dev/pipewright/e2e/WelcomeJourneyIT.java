package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.engine.TenantId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What somebody sees who comes for the first time.
class WelcomeJourneyIT {

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.newPage("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void at_the_first_log_in_four_doors_are_open_and_each_leads_somewhere() {
        product.logIn(page, "demo", "first-timer");
        Locator doors = page.locator(".pw-doors > li");
        assertThat(doors).hasCount(4);
        assertThat(doors.getByRole(AriaRole.HEADING)).hasText(new String[] {
            "See how it works", "Start from a file or table", "Start from a template", "Start blank"
        });

        screen.button("Choose a file or table").click();
        page.waitForURL("**/start-from");
        page.navigate("/");
        screen.button("Open the library").click();
        page.waitForURL("**/library");
        assertThat(screen.heading()).hasText("Library");
        page.navigate("/");
        screen.button("Run the example").click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
    }

    @Test
    void the_doors_become_a_row_once_somebody_has_a_pipeline() {
        product.logIn(page, "welcome-own", "welcome-owner");
        assertThat(page.locator(".pw-doors > li")).hasCount(3);

        screen.button("New pipeline").click();
        page.getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName("Name").setExact(true))
                .fill("Our first");
        screen.button("Create").click();
        page.waitForURL("**/pipelines/our-first");

        page.navigate("/");
        assertThat(page.locator(".pw-doors-row > li")).hasCount(3);
        assertThat(page.locator(".pw-doors")).hasCount(0);
        assertThat(screen.button("Open the library")).isVisible();
        page.locator("section")
                .filter(new Locator.FilterOptions().setHasText("Last changed"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Our first"))
                .click();
        page.waitForURL("**/pipelines/our-first");
    }

    @Test
    void every_empty_list_is_one_sentence_and_one_button() {
        product.logIn(page, "welcome-empty", "welcome-nobody");
        for (String list : List.of("pipelines", "connections", "runs", "schedules")) {
            page.navigate("/" + list);
            assertSaysWhatToDo(page.locator(".pw-view .pw-empty"), list);
        }

        product.begin(new TenantId("welcome-empty"), "nothing-yet", "Nothing yet");
        page.navigate("/pipelines/nothing-yet");
        for (String tab : List.of("Runs", "Loads", "Versions")) {
            screen.tab(tab).click();
            Locator empty = page.getByRole(AriaRole.TABPANEL, new Page.GetByRoleOptions().setName(tab))
                    .locator(".pw-empty");
            assertThat(empty.last()).isVisible();
            empty.all().forEach(one -> assertSaysWhatToDo(one, tab));
        }
    }

    private static void assertSaysWhatToDo(Locator empty, String list) {
        assertThat(empty).isVisible();
        assertThat(empty.locator("p")).hasCount(1);
        assertThat(empty.locator("p")).hasText(Pattern.compile("^\\S.*\\.$"));
        assertThat(empty.getByRole(AriaRole.BUTTON)).hasCount(1);
        org.assertj.core.api.Assertions.assertThat(
                        empty.getByRole(AriaRole.BUTTON).innerText())
                .as(list)
                .isNotBlank();
    }
}
