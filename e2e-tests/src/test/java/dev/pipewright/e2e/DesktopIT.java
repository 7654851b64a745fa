package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pipewright.benchmarks.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The desktop application in a real window. Only here does its browser get a port through which it can be looked
/// at.
@Timeout(900)
class DesktopIT {

    private static final Path JAR = Path.of("..", "desktop-launcher", "target", "desktop-launcher.jar");
    private static final String OPEN = "Pipewright is open in its window.";
    private static final String WITHOUT_BARS = "--app=http://127.0.0.1:";
    private static final double A_PAGE_MILLIS = 60_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration TIME_TO_STOP = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private VirtualDisplay display;
    private Playwright playwright;

    @BeforeEach
    void start() throws IOException {
        display = VirtualDisplay.start();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    @AfterEach
    void stop() {
        playwright.close();
        display.close();
    }

    @Test
    void a_second_start_brings_the_window_to_the_front_and_closing_it_ends_everything() throws Exception {
        try (JavaProcess desktop = launch()) {
            desktop.awaitLine(OPEN);
            List<ProcessHandle> processes = Processes.of(desktop.pid(), data());
            assertThat(browserProcess().isAlive()).isTrue();
            port().coverAll();
            await().atMost(PATIENCE).until(() -> !port().hasFocus());

            try (JavaProcess second = launch()) {
                second.awaitLine("Pipewright is open already. Its window comes to the front.");
                assertThat(second.waitFor()).isZero();
            }

            await().atMost(PATIENCE).until(() -> port().hasFocus());
            List<Page> pages = pages();
            assertThat(pages).as("the window and what covered it").hasSize(2);
            isLoggedIn(window(pages));
            pages.forEach(Page::close);
            assertThat(desktop.ends(TIME_TO_STOP)).isTrue();
            assertThat(desktop.waitFor()).isZero();
            assertThat(processes).noneMatch(Processes::isRunning);
        }
    }

    @Test
    void a_kill_ends_the_window_too_and_the_next_start_opens_one_that_works() throws Exception {
        ProcessHandle database;
        try (JavaProcess killed = launch()) {
            killed.awaitLine(OPEN);
            database = Processes.databaseOf(data());
            ProcessHandle browser = browserProcess();
            killed.kill();
            await().atMost(PATIENCE).until(() -> !Processes.isRunning(browser));
        }
        assertThat(Processes.isRunning(database)).isTrue();

        try (JavaProcess desktop = launch()) {
            desktop.awaitLine(OPEN);
            assertThat(Processes.isRunning(database)).isFalse();
            isLoggedIn(window(pages()));

            end(desktop);
        }
    }

    @Test
    void the_window_shows_the_same_drawing_as_a_browser() throws Exception {
        try (JavaProcess desktop = launch()) {
            desktop.awaitLine(OPEN);
            Page window = window(pages());
            isLoggedIn(window);
            String address = window.url().substring(0, window.url().indexOf('/', "http://".length()));
            Page browser = PeoplesBrowser.loggedIn(address, "en-US", "demo");

            assertThat(drawnIn(window, address)).isEqualTo(drawnIn(browser, address));

            browser.context().close();
            end(desktop);
        }
    }

    /// Ends it with all that it has started, as the window, which else still writes to its folder.
    private void end(JavaProcess desktop) throws IOException, InterruptedException {
        List<ProcessHandle> processes = Processes.of(desktop.pid(), data());
        desktop.stop();
        assertThat(desktop.ends(TIME_TO_STOP)).isTrue();
        assertThat(processes).noneMatch(Processes::isRunning);
    }

    /// All that the drawing board shows: boxes with their places, sizes, words and colours, and the ways of the lines.
    private static String drawnIn(Page page, String address) {
        page.setViewportSize(1280, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.navigate(address + "/pipelines/foodmart-to-taxman");
        assertThat(page.locator(".react-flow__node")).hasCount(6);
        assertThat(page.locator(".react-flow__edge-path")).hasCount(5);
        return (String) page.evaluate("""
                () => JSON.stringify([
                  ...[...document.querySelectorAll('.react-flow__node')].map((node) => {
                    const { backgroundColor, color, fontFamily, fontSize } = getComputedStyle(node.firstElementChild);
                    return [node.dataset.id, node.style.transform, node.offsetWidth, node.offsetHeight, node.innerText,
                      backgroundColor, color, fontFamily, fontSize];
                  }),
                  ...[...document.querySelectorAll('.react-flow__edge-path')].map((line) => line.getAttribute('d')),
                ])""");
    }

    private JavaProcess launch() throws IOException {
        return JavaProcess.start(
                folder.resolve("complaints"),
                Map.of("DISPLAY", display.name(), "PIPEWRIGHT_BROWSER_FLAGS", "--remote-debugging-port=0"),
                ProductProgram.with("-Xmx1g", "-Dpipewright.data=" + data(), "-jar", JAR.toString()));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private DevToolsPort port() throws IOException {
        return DevToolsPort.of(data().resolve("window"));
    }

    private ProcessHandle browserProcess() {
        String profile = "--user-data-dir=" + data().resolve("window");
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    List<String> arguments = List.of(process.info().arguments().orElseGet(() -> new String[0]));
                    return arguments.contains(profile)
                            && arguments.stream().anyMatch(argument -> argument.startsWith(WITHOUT_BARS));
                })
                .findFirst()
                .orElseThrow();
    }

    private List<Page> pages() throws IOException {
        Browser browser = playwright.chromium().connectOverCDP(port().address().toString());
        return List.copyOf(browser.contexts().getFirst().pages());
    }

    /// The one that shows the product. A browser lists its pages in any order.
    private static Page window(List<Page> pages) {
        return pages.stream()
                .filter(page -> page.url().startsWith("http://127.0.0.1:"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No page shows the product: "
                        + pages.stream().map(Page::url).toList()));
    }

    /// What a person sees who never logged in.
    private static void isLoggedIn(Page page) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Welcome, Demo", new LocatorAssertions.HasTextOptions().setTimeout(A_PAGE_MILLIS));
    }
}
