package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every text that the product says is from a bundle: in the pseudo-language each stands in brackets. What people and
/// other systems wrote is marked as not to be translated.
class WordsJourneyIT {

    private static final String EXAMPLE = "/pipelines/foodmart-to-taxman";

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-XA");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        product.letTaxmanBehave();
        page.context().close();
    }

    @Test
    void on_all_pages() {
        for (String address : List.of(
                "/",
                "/pipelines",
                EXAMPLE,
                "/connections",
                "/connections/foodmart",
                "/connections/taxman",
                "/runs",
                "/schedules",
                "/help/shortcuts",
                "/nowhere",
                "/runs/nothing")) {
            page.navigate(address);
            screen.heading().waitFor();

            assertThat(textsFromNowhere(page)).as(address).isEmpty();
        }
    }

    @Test
    void at_the_log_in_and_when_it_is_refused() {
        Page outside = product.newPage("en-XA");
        outside.navigate("/login?error");
        outside.locator("vaadin-login-form").waitFor();

        assertThat(textsFromNowhere(outside)).isEmpty();
        outside.context().close();
    }

    @Test
    void beside_a_selected_node_and_in_the_other_panels() {
        page.navigate(EXAMPLE);
        for (String node : List.of("source-", "aggregate-", "map-", "apiCall-", "sink-")) {
            page.locator(".react-flow__node[data-id^='" + node + "']").first().click();
            page.getByLabel("[Name]").first().waitFor();

            assertThat(textsFromNowhere(page)).as(node).isEmpty();
        }
        for (String panel : List.of("[Runs]", "[Schedule]")) {
            screen.tab(panel).click();

            assertThat(textsFromNowhere(page)).as(panel).isEmpty();
        }
        page.getByLabel("[As a rule]").fill("every day");
        page.getByLabel("[As a rule]").blur();
        page.locator("vaadin-text-field[invalid]").first().waitFor();
        assertThat(textsFromNowhere(page)).isEmpty();
    }

    @Test
    void in_the_forms_of_connections() {
        page.navigate("/connections/taxman");
        screen.button("[Edit]").click();
        page.getByLabel("[Base URL]").fill("");
        page.getByLabel("[Base URL]").blur();
        page.locator("vaadin-text-field[invalid]").first().waitFor();
        assertThat(textsFromNowhere(page)).isEmpty();
        page.keyboard().press("Escape");

        screen.button("[Test read]").click();
        page.getByLabel("[Path]").waitFor();
        assertThat(textsFromNowhere(page)).isEmpty();
    }

    @Test
    void beside_a_chosen_stream() {
        page.navigate("/connections/foodmart");
        page.getByText("foodmart.time_by_day")
                .filter(new Locator.FilterOptions().setVisible(true))
                .click();
        page.locator(".pw-sample").waitFor();

        assertThat(textsFromNowhere(page)).isEmpty();
    }

    @Test
    void in_dialogs_and_refusals() {
        page.navigate(EXAMPLE);
        screen.button("[Publish]").click();
        page.getByLabel("[What is new]").waitFor();
        assertThat(textsFromNowhere(page)).isEmpty();
        page.keyboard().press("Escape");

        screen.button("[Try]").click();
        // A panel that is hidden has a field of this name as well.
        page.locator("vaadin-dialog")
                .getByLabel("from", new Locator.GetByLabelOptions().setExact(true))
                .fill("yesterday");
        page.locator("vaadin-dialog vaadin-button").last().click();
        page.getByText("[Write a day as in 2026-03-02.]").waitFor();

        assertThat(textsFromNowhere(page)).isEmpty();
    }

    @Test
    void on_the_page_of_a_run_that_had_trouble() {
        product.letTaxman("{\"percent\": 30, \"seed\": 1997, \"kinds\": [\"422\", \"503\"], \"retryAfterSeconds\": 1}");
        page.navigate("/");
        screen.button("[Run the example]").click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        assertThat(screen.text("[Done, some need attention]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(180_000));
        page.locator(".pw-attention summary").first().click();
        page.getByText("[Show the tries]").click();
        page.locator(".pw-tried > details > summary").first().click();

        assertThat(textsFromNowhere(page)).isEmpty();
    }

    @SuppressWarnings("unchecked") // The script gives a list of texts.
    private static List<String> textsFromNowhere(Page page) {
        return (List<String>) page.evaluate("""
                () => {
                  const found = [];
                  const ours = (owner) => !owner.closest('[translate=no],style,script,noscript,.react-flow__attribution')
                      && owner.checkVisibility();
                  const look = (root) => {
                    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
                    while (walker.nextNode()) {
                      const node = walker.currentNode;
                      if (node.nodeType === Node.TEXT_NODE) {
                        const text = node.textContent.trim();
                        if (text !== '' && !text.includes('[') && node.parentElement && ours(node.parentElement)) found.push(text);
                      } else if (ours(node)) {
                        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
                          const text = node.getAttribute(name)?.trim();
                          if (text && !text.includes('[')) found.push(`${node.localName} ${name}: ${text}`);
                        }
                      }
                    }
                  };
                  look(document.body);
                  return found;
                }""");
    }
}
