package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.version.Versions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A bookkeeper reads why documents were refused.
class ErrorsJourneyIT {

    private static final NodeId MAP = new NodeId("map-order7");

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void a_refusal_says_what_in_which_field_whose_move_it_is_and_what_to_do_and_the_answer_is_a_click_away() {
        product.draw("wrong-currency", withCurrency("'DOLLARS'"));
        page.navigate("/pipelines/wrong-currency");
        screen.button("Try").click();
        page.getByRole(AriaRole.DIALOG).locator("vaadin-button").last().click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        assertThat(screen.text("Done, some need attention"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(300_000));

        Locator attention = page.locator(".pw-attention");
        Locator cause = attention.locator(".pw-cause-card").first();
        assertThat(cause.locator("summary"))
                .containsText("'currency' must be three capital letters. It is about 'currency'."
                        + " Correct the mapping of the field, then send the document again.");
        assertThat(attention.locator("h3").first()).hasText("Mapping");
        assertThat(attention.locator("h3 + p").first()).hasText("To be corrected in the pipeline.");
        cause.locator("summary").click();

        cause.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show all"))
                .click();
        cause.locator(".pw-cause-documents summary").first().click();

        assertThat(cause.locator(".pw-cause-documents table").first()).containsText("400");
    }

    private Drawing withCurrency(String expression) {
        Drawing example = product.get(Versions.class)
                .version(new TenantId("demo"), "foodmart-to-taxman", 1)
                .orElseThrow()
                .drawing();
        Drawing wrong = new PipelineEdit.SetMappingLine(MAP, "currency", new MappingLine("currency", expression))
                .applyTo(example);
        return wrong.withPipeline(wrong.pipeline().withName("Wrong currency"));
    }
}
