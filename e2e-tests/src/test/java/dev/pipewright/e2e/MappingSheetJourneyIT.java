package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A mapping comes from a spreadsheet, and goes into one.
class MappingSheetJourneyIT {

    private static final FilePayload SHEET =
            new FilePayload("agreed.csv", "text/csv", """
            target,source,comment
            documentCode,order_date,as agreed
            taxDate,order_date,
            colour,paint,
            """.getBytes(StandardCharsets.UTF_8));

    private final RunningProduct product = RunningProduct.shared();
    private final String pipeline = product.exampleAs("sheet-example");
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void a_sheet_shows_what_it_would_change_is_taken_over_and_taken_back_in_one_step() {
        open();
        choose(SHEET);
        assertThat(sheet()).containsText("1 new · 1 changed · 0 the same · 1 could not be mapped");
        assertThat(sheet()).containsText("TAXMAN has no field 'colour'. Correct it, or add the line by hand.");

        screen.button("Take over all 2").click();

        assertThat(sheet()).containsText("0 new · 0 changed · 2 the same · 1 could not be mapped");
        screen.button("Lines").click();
        assertThat(value("taxDate")).hasText(Pattern.compile("\\d{4}-\\d\\d-\\d\\d"));
        assertThat(value("documentCode")).hasText(Pattern.compile("\\d{4}-\\d\\d-\\d\\d"));
        page.getByRole(AriaRole.TREE, new Page.GetByRoleOptions().setName("Outgoing record"))
                .focus();
        page.keyboard().press("Control+z");
        assertThat(value("taxDate")).hasText("");
        assertThat(value("documentCode")).hasText(Pattern.compile("FM-.*"));
    }

    @Test
    void one_row_is_taken_over_by_keyboard() {
        open();
        choose(SHEET);
        Locator take = screen.button("Take over taxDate");
        take.focus();

        page.keyboard().press("Enter");

        assertThat(take).hasCount(0);
        assertThat(sheet()).containsText("0 new · 1 changed · 1 the same · 1 could not be mapped");
        assertThat(screen.button("Take over documentCode")).isVisible();
        screen.button("Lines").click();
        page.getByRole(AriaRole.TREE, new Page.GetByRoleOptions().setName("Outgoing record"))
                .focus();
        page.keyboard().press("Control+z");
        assertThat(value("taxDate")).hasText("");
    }

    @Test
    void what_is_saved_as_excel_changes_nothing_when_it_comes_back() throws IOException {
        open();
        screen.button("Spreadsheet").click();
        var saved = page.waitForDownload(() -> screen.button("Save as Excel").click());

        page.locator(".pw-map-sheet input[type=file]")
                .setInputFiles(new FilePayload(saved.suggestedFilename(), "", Files.readAllBytes(saved.path())));

        assertThat(saved.suggestedFilename()).isEqualTo("Form the order.xlsx");
        assertThat(sheet())
                .containsText(Pattern.compile("0 new · 0 changed · \\d\\d the same · 0 could not be mapped"));
        assertThat(sheet()).containsText("Its rows say what the mapping says already.");
    }

    private void open() {
        page.navigate(pipeline + "?node=map-order7&edit=mapping");
        assertThat(value("documentCode")).not().hasText("");
    }

    private void choose(FilePayload file) {
        screen.button("Spreadsheet").click();
        page.locator(".pw-map-sheet input[type=file]").setInputFiles(file);
    }

    private Locator sheet() {
        return page.locator(".pw-map-sheet");
    }

    private Locator value(String target) {
        return page.locator(".pw-map-target [data-path='" + target + "'] .pw-map-value");
    }
}
