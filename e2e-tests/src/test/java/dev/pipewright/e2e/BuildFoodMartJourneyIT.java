package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.benchmarks.chaos.Results;
import dev.pipewright.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The pipeline of the demo, drawn from an empty database: once with the mouse, once with the keys alone. Each server
/// is new, and gives the same ids as the other.
@Timeout(900)
class BuildFoodMartJourneyIT {

    private static final List<String> PRODUCT =
            ProductProgram.ofClasses("-Xmx1g", "-Dpipewright.test.id-seed=foodmart");
    private static final LocatorAssertions.IsVisibleOptions WITHIN_A_RUN =
            new LocatorAssertions.IsVisibleOptions().setTimeout(300_000);

    @Test
    void by_mouse_and_by_keyboard_the_same_file_comes_out_and_gives_the_published_totals(@TempDir Path folder)
            throws IOException {
        String drawn = built(folder.resolve("mouse"), MouseHands::new);
        String typed = built(folder.resolve("keyboard"), KeyboardHands::new);

        assertThat(typed).isEqualTo(drawn);
    }

    /// The file of the pipeline that somebody has drawn and tried.
    private static String built(Path folder, Function<Page, Hands> using) throws IOException {
        try (var product = ServerProcess.start(PRODUCT, folder.resolve("data"))) {
            Page page = PeoplesBrowser.loggedIn(product.baseUrl(), "en-US", "ada");
            var hands = using.apply(page);
            page.navigate("/pipelines");
            FoodMartRecipe.by(hands).draw();
            String file = exported(hands);
            tryIt(hands);
            page.context().close();
            return file;
        }
    }

    private static String exported(Hands hands) throws IOException {
        hands.openTab("Versions");
        var download = hands.page().waitForDownload(() -> hands.press(new Screen(hands.page()).link("Export")));
        return Files.readString(download.path());
    }

    private static void tryIt(Hands hands) throws IOException {
        Page page = hands.page();
        var screen = new Screen(page);
        hands.press(screen.button("Try"));
        hands.press(page.getByRole(AriaRole.DIALOG).locator("vaadin-button").last());
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        assertThat(screen.text("Done")).isVisible(WITHIN_A_RUN);

        var file = DownloadedFile.by(page, () -> hands.press(screen.link("Download the results as NDJSON")));
        assertThat(Results.of(file.records())).isEqualTo(Results.published("1997-01"));
    }
}
