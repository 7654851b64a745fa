package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// From a document that TAXMAN refused to the same one, changed and sent again.
class CorrectionJourneyIT {

    private static final LocatorAssertions.IsVisibleOptions WITHIN_A_RUN =
            new LocatorAssertions.IsVisibleOptions().setTimeout(300_000);

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        product.letTaxmanBehave();
        page.context().close();
    }

    @Test
    void a_refused_document_is_changed_on_the_page_and_sent_again() {
        product.letTaxman("{\"percent\": 10, \"seed\": 1997, \"kinds\": [\"422\"]}");
        page.navigate("/");
        screen.button("Run the example").click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        assertThat(screen.text("Done, some need attention")).isVisible(WITHIN_A_RUN);
        String first = page.url();
        product.letTaxmanBehave();

        page.locator(".pw-attention summary").first().click();
        screen.button("Show all").click();
        page.locator(".pw-cause-documents vaadin-button").first().click();
        Locator record = page.locator("vaadin-dialog").getByLabel("The record, as it reached the call");
        String text = record.inputValue();
        record.fill("{");
        assertThat(page.getByText(Pattern.compile("This is no JSON: look at line 1, column \\d+\\.")))
                .isVisible();
        record.fill(text.replaceFirst("\"description\" : \"", "\"description\" : \"Big "));
        assertThat(screen.text("lines[0].description")).isVisible();
        screen.button("Send again").click();

        page.waitForURL(url -> !url.equals(first));
        assertThat(screen.text("Done")).isVisible(WITHIN_A_RUN);
        assertThat(page.getByTestId("balance-formed")).hasText("1");
        assertThat(page.getByText(Pattern.compile(
                        "changed lines\\[0\\]\\.description before sending again\\. Changed documents: 1\\.")))
                .isVisible();
    }

    @Test
    void a_failed_document_is_found_mended_and_sent_again_with_the_keyboard_alone() {
        var hands = new KeyboardHands(page);
        product.letTaxman("{\"percent\": 10, \"seed\": 1997, \"kinds\": [\"422\"]}");
        page.navigate("/");
        hands.press(screen.button("Run the example"));
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        assertThat(screen.text("Done, some need attention")).isVisible(WITHIN_A_RUN);
        String first = page.url();
        product.letTaxmanBehave();
        page.navigate("/");

        hands.press(screen.link("Runs"));
        hands.press(page.locator("tbody a[href$='" + first.substring(first.indexOf("runs/")) + "']"));
        hands.press(page.locator(".pw-attention summary").first());
        hands.press(screen.button("Show all"));
        hands.press(page.locator(".pw-cause-documents vaadin-button").first());
        Locator record = page.locator("vaadin-dialog").getByLabel("The record, as it reached the call");
        hands.into(record);
        changeDescription(record);
        assertThat(screen.text("lines[0].description")).isVisible();
        hands.press(screen.button("Send again"));

        page.waitForURL(url -> !url.equals(first));
        assertThat(screen.text("Done")).isVisible(WITHIN_A_RUN);
        assertThat(page.getByTestId("balance-formed")).hasText("1");
        assertThat(page.getByText(Pattern.compile("Changed documents: 1\\."))).isVisible();
    }

    /// Writes a word before the description of the first line, going there by the arrows.
    private void changeDescription(Locator record) {
        String before = record.inputValue().split("\"description\" : \"", 2)[0];
        page.keyboard().press("Control+Home");
        before.chars()
                .filter(character -> character == '\n')
                .forEach(line -> page.keyboard().press("ArrowDown"));
        page.keyboard().press("Home");
        String line = before.substring(before.lastIndexOf('\n') + 1) + "\"description\" : \"";
        line.chars().forEach(character -> page.keyboard().press("ArrowRight"));
        page.keyboard().type("Big ");
    }
}
