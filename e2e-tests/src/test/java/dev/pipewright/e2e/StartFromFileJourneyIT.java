package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From a file that somebody has to the first order with its tax.
class StartFromFileJourneyIT {

    private static final Path FILES = Path.of("src", "test", "resources");

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);
    private final PreviewPane preview = new PreviewPane(page);
    private final Interactions interactions = new Interactions();

    @AfterEach
    void leave() {
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"foodmart-orders.csv", "foodmart-orders.json"})
    void a_file_shows_its_first_taxed_order_after_few_interactions(String file) {
        long recorded = product.taxman().counters().recordingCalls();
        page.navigate("/pipelines");

        interactions.click(screen.button("From a file or table"));
        FileChooser chooser = page.waitForFileChooser(() -> interactions.click(screen.button("Choose a file")));
        interactions.once(() -> chooser.setFiles(FILES.resolve(file)));
        assertThat(page.getByText(Pattern.compile("^(\\d+) of the \\1 fields that TAXMAN requires are filled")))
                .isVisible();
        interactions.click(screen.button("Create pipeline"));
        assertThat(page).hasURL(Pattern.compile("/pipelines/foodmart-orders[-\\d]*-taxman[-\\d]*\\?.*sample=live"));
        interactions.click(screen.button("Call estimate for 5 records"));

        assertShowsTaxedOrder();
        System.out.println(file + " to the first taxed order: " + interactions.count() + " interactions");
        assertThat(interactions.count()).isLessThanOrEqualTo(8);
        assertThat(product.taxman().counters().recordingCalls()).isEqualTo(recorded);
    }

    @Test
    void a_file_dropped_on_the_list_of_pipelines_is_read() throws IOException {
        page.navigate("/pipelines");
        assertThat(screen.button("From a file or table")).isVisible();

        JSHandle dragged = dragged("foodmart-orders.csv");
        interactions.once(() -> drop(".pw-drop-zone", dragged));
        page.waitForURL(Pattern.compile("/start-from\\?file=foodmart-orders"));
        interactions.click(screen.button("Create pipeline"));
        interactions.click(screen.button("Call estimate for 5 records"));

        assertShowsTaxedOrder();
        System.out.println("A dropped file to the first taxed order: " + interactions.count() + " interactions");
        assertThat(interactions.count()).isLessThanOrEqualTo(8);
    }

    private void assertShowsTaxedOrder() {
        assertThat(preview.region()
                        .getByRole(
                                AriaRole.COLUMNHEADER,
                                new Locator.GetByRoleOptions()
                                        .setName("tax.totalTax")
                                        .setExact(true)))
                .isVisible();
        assertThat(preview.row(0)).containsText("FOODMART-US");
    }

    @Test
    void a_file_dropped_on_an_empty_drawing_is_drawn_there() throws IOException {
        product.beginPipeline("dropped-on", "Dropped on");
        page.navigate("/pipelines/dropped-on");
        assertThat(page.locator("pipewright-canvas")).isVisible();

        drop(".pw-drop-zone", dragged("foodmart-orders.json"));
        page.waitForURL(Pattern.compile("/start-from\\?.*into=dropped-on"));
        screen.button("Create pipeline").click();

        page.waitForURL(Pattern.compile("/pipelines/dropped-on\\?.*sample=live"));
        assertThat(product.draft("dropped-on").nodes()).hasSize(4);
        assertThat(product.draft("dropped-on").name()).isEqualTo("Dropped on");
    }

    @Test
    void what_is_no_file_of_records_is_refused_with_a_sentence() throws IOException {
        page.navigate("/start-from");
        Path empty = Files.createTempDirectory("start-from").resolve("empty.csv");
        Files.writeString(empty, "");

        page.locator("vaadin-upload input[type=file]").setInputFiles(empty);

        assertThat(page.getByText("There is nothing in 'empty.csv'. Choose a file with records."))
                .isVisible();
    }

    /// A file that somebody drags over the page.
    private JSHandle dragged(String file) throws IOException {
        return page.evaluateHandle("""
                ({name, text}) => {
                  const data = new DataTransfer();
                  data.items.add(new File([text], name));
                  return data;
                }""", Map.of("name", file, "text", Files.readString(FILES.resolve(file))));
    }

    /// Drops a file as a browser does.
    private void drop(String target, JSHandle dragged) {
        for (String event : new String[] {"dragenter", "dragover", "drop"}) {
            page.locator(target).first().dispatchEvent(event, Map.of("dataTransfer", dragged));
        }
    }
}
