package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Saying where a pipeline runs, and running it there.
class EnvironmentsJourneyIT {

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void an_environment_for_tests_is_filled_in_and_a_run_estimates_there() {
        page.navigate("/environments");
        screen.button("Add an environment").click();
        dialog().getByLabel("Name").fill("January");
        stands("foodmart", "foodmart");
        stands("taxman", "taxman");
        value(0, "from", "1997-01-01");
        value(1, "to", "1997-01-31");
        dialog().getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(row("January")).containsText("Only estimates");
        assertThat(row("January")).containsText("taxman → taxman");

        page.navigate("/pipelines/foodmart-to-taxman");
        screen.button("Run").click();
        dialog().getByLabel("Environment").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("January"))
                .click();
        assertThat(dialog().getByLabel("to", new Locator.GetByLabelOptions().setExact(true)))
                .hasValue("1997-01-31");
        assertThat(dialog().getByLabel(Pattern.compile("^Record"))).isDisabled();
        dialog().getByRole(AriaRole.BUTTON, named("Run")).click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        assertThat(page.locator(".pw-beside")).containsText("January");

        page.navigate("/environments");
        screen.button("Remove January").click();
        page.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, named("Remove"))
                .click();
        assertThat(row("January")).hasCount(0);
    }

    @Test
    void a_connection_that_nothing_stands_for_is_told_before_the_run() {
        page.navigate("/environments");
        screen.button("Add an environment").click();
        dialog().getByLabel("Name").fill("Half");
        stands("foodmart", "foodmart");
        dialog().getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(row("Half")).isVisible();

        page.navigate("/pipelines/foodmart-to-taxman");
        screen.button("Run").click();
        dialog().getByLabel("Environment").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Half"))
                .click();
        dialog().getByRole(AriaRole.BUTTON, named("Run")).click();

        assertThat(page.getByText("the environment 'Half' does not say which connection stands for it"))
                .isVisible();
        assertThat(page.url()).endsWith("/pipelines/foodmart-to-taxman");
        page.navigate("/environments");
        screen.button("Remove Half").click();
        page.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, named("Remove"))
                .click();
        assertThat(row("Half")).hasCount(0);
    }

    @Test
    void an_environment_is_taken_out_as_a_file_and_brought_in_under_another_name() throws IOException {
        page.navigate("/environments");
        screen.button("Add an environment").click();
        dialog().getByLabel("Name").fill("Of here");
        stands("taxman", "taxman");
        value(0, "from", "1997-01-01");
        dialog().getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(row("Of here")).containsText("from = 1997-01-01");

        Download download =
                page.waitForDownload(() -> screen.link("Export Of here").click());
        String file = Files.readString(download.path());
        assertThat(file).contains("\"taxman\"").doesNotContainIgnoringCase("secret");
        bring("{\"name\": \"no environment\"}");
        assertThat(page.getByText("Open a file that was saved as an environment."))
                .isVisible();
        bring(file);
        assertThat(dialog().getByLabel("Name")).hasValue("Of here");
        dialog().getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(dialog().getByRole(AriaRole.ALERT)).containsText("Of here");
        dialog().getByLabel("Name").fill("Of there");
        dialog().getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(row("Of there")).containsText("taxman → taxman");

        for (String name : new String[] {"Of here", "Of there"}) {
            screen.button("Remove " + name).click();
            page.getByRole(AriaRole.ALERTDIALOG)
                    .getByRole(AriaRole.BUTTON, named("Remove"))
                    .click();
            assertThat(row(name)).hasCount(0);
        }
    }

    private void bring(String file) {
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(
                        "of-here.environment.json", "application/json", file.getBytes(StandardCharsets.UTF_8)));
    }

    /// Other pipelines name other connections, which have rows as well.
    private void stands(String drawn, String connection) {
        Locator names = dialog().getByLabel("Drawn");
        names.first().waitFor();
        int place = IntStream.range(0, names.count())
                .filter(at -> names.nth(at).inputValue().equals(drawn))
                .findFirst()
                .orElseThrow();
        Locator field = dialog().getByLabel("Stands for it here").nth(place);
        field.fill(connection);
        field.press("Enter");
    }

    private void value(int place, String name, String value) {
        dialog().getByRole(AriaRole.BUTTON, named("Add a value")).click();
        dialog().getByLabel("Parameter").nth(place).fill(name);
        dialog().getByLabel("Value", new Locator.GetByLabelOptions().setExact(true))
                .nth(place)
                .fill(value);
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private Locator row(String name) {
        return page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName(name))));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
