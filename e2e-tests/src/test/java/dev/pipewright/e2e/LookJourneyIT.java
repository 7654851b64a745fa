package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How pages look, as far as a test can see it.
class LookJourneyIT {

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void the_dark_look_stays_after_a_reload() {
        page.navigate("/");
        page.getByLabel("Your menu").click();
        item("Appearance").click();
        item("Dark").click();
        page.waitForFunction("() => document.documentElement.style.colorScheme === 'dark'");

        page.reload();
        screen.heading().waitFor();

        assertThat(schemeOf()).isEqualTo("dark");
    }

    @Test
    void no_page_is_wider_than_a_telephone() {
        page.setViewportSize(420, 900);
        for (String address : List.of(
                "/",
                "/pipelines",
                "/pipelines/foodmart-to-taxman",
                "/connections",
                "/connections/foodmart",
                "/connections/taxman",
                "/runs",
                "/schedules",
                "/help",
                "/help/jsonata",
                "/help/words",
                "/nowhere")) {
            page.navigate(address);
            screen.heading().waitFor();

            assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                    .as(address)
                    .isLessThanOrEqualTo(420);
        }
    }

    @Test
    void an_address_that_leads_nowhere_says_so_and_leads_on() {
        page.navigate("/nowhere");

        assertThat(screen.heading()).hasText("There is nothing here");
        screen.link("Go to the first page").click();
        assertThat(screen.heading()).hasText("Welcome, Demo");
    }

    private String schemeOf() {
        return (String) page.evaluate("() => document.documentElement.style.colorScheme");
    }

    private Locator item(String name) {
        return page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
