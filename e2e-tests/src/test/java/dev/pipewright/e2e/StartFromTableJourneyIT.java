package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.model.Node;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// From a table of FoodMart's database to a drawing. Its sales name customers and stores by numbers only, so most of an
/// order has to be decided.
class StartFromTableJourneyIT {

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void a_table_becomes_a_drawing_and_what_it_lacks_is_asked_for() {
        page.navigate("/start-from");

        page.locator("vaadin-select").first().click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("foodmart").setExact(true))
                .click();
        screen.button("Choose what to read").click();
        page.getByLabel("Search names and fields").fill("sales_fact_1997");
        page.locator("vaadin-grid-cell-content")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("sales_fact_1997$")))
                .first()
                .click();
        assertThat(screen.text("Fields (8)")).isVisible();
        screen.button("Choose").click();
        assertThat(screen.text("To be decided")).isVisible();
        decide("company", "FOODMART-US");
        decide("currency", "USD");
        screen.button("Create pipeline").click();

        page.waitForURL(Pattern.compile("/pipelines/sales-fact-1997-taxman[-\\d]*\\?"));
        var drawn = product.draft("sales-fact-1997-taxman");
        assertThat(drawn.nodes()).hasSize(5);
        List<Node.Map> maps = drawn.nodes().stream()
                .filter(Node.Map.class::isInstance)
                .map(Node.Map.class::cast)
                .toList();
        assertThat(maps.getFirst().lines()).anySatisfy(line -> {
            assertThat(line.target()).isEqualTo("company");
            assertThat(line.expression()).isEqualTo("'FOODMART-US'");
        });
    }

    private void decide(String field, String text) {
        Locator box = page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(field).setExact(true));
        box.fill(text);
        box.press("Enter");
        // All is suggested anew with it.
        assertThat(box).hasValue("'" + text + "'");
    }
}
