package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Pipeline;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a browser that has never seen the product loads to show a drawing.
class ScriptSizeJourneyIT {

    private static final int MOST_BYTES = 900_000;

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void the_designer_loads_less_than_900_kilobytes_of_scripts() {
        product.draw(
                "script-size",
                new Drawing(new Pipeline("Script size", "", List.of(), List.of(), List.of()), Layout.EMPTY));

        page.navigate("/pipelines/script-size");
        page.locator(".pw-zoom").waitFor();
        page.waitForLoadState();

        // Compressed, as they were sent.
        int bytes = ((Number) page.evaluate("""
                () => performance.getEntriesByType('resource')
                    .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
                    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)""")).intValue();
        System.out.printf("the designer loads %d bytes of scripts%n", bytes);
        assertThat(bytes).isBetween(1, MOST_BYTES);

        // The editor of texts comes with the first text.
        assertThat(scripts()).isNotEmpty().noneMatch(ScriptSizeJourneyIT::isEditor);
        new Screen(page).tab("Text").click();
        page.locator("pipewright-text .cm-content").waitFor();
        assertThat(scripts()).anyMatch(ScriptSizeJourneyIT::isEditor);
    }

    /// The names of those that the page has loaded.
    @SuppressWarnings("unchecked") // The script gives a list of texts.
    private List<String> scripts() {
        return (List<String>) page.evaluate("() => performance.getEntriesByType('resource').map(({ name }) => name)");
    }

    private static boolean isEditor(String script) {
        return script.contains("/code-mirror-");
    }
}
