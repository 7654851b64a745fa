package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.benchmarks.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
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
    private static final double A_PAGE_MILLIS = 60_000;
    private static final double A_START_MILLIS = 180_000;
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
    void a_second_start_shows_the_window_again_and_closing_it_ends_everything() throws Exception {
        try (JavaProcess desktop = launch()) {
            desktop.awaitLine(OPEN);
            List<ProcessHandle> processes = Processes.of(desktop.pid(), data());
            Browser browser = browser();
            isLoggedIn(pages(browser).getFirst());

            try (JavaProcess second = launch()) {
                Page again = browser.contexts()
                        .getFirst()
                        .waitForPage(
                                new BrowserContext.WaitForPageOptions().setTimeout(A_START_MILLIS), () -> say(second));
                isLoggedIn(again);
                assertThat(second.waitFor()).isZero();
            }

            pages(browser).forEach(Page::close);
            assertThat(desktop.ends(TIME_TO_STOP)).isTrue();
            assertThat(desktop.waitFor()).isZero();
            assertThat(processes).noneMatch(Processes::isRunning);
        }
    }

    @Test
    void a_start_after_a_kill_opens_a_window_that_works() throws Exception {
        List<ProcessHandle> left;
        try (JavaProcess killed = launch()) {
            killed.awaitLine(OPEN);
            left = List.of(Processes.databaseOf(data()), browserProcess());
            killed.kill();
        }
        assertThat(left).allMatch(Processes::isRunning);

        try (JavaProcess desktop = launch()) {
            desktop.awaitLine(OPEN);
            assertThat(left).noneMatch(Processes::isRunning);
            isLoggedIn(pages(browser()).getFirst());

            List<ProcessHandle> processes = Processes.of(desktop.pid(), data());
            desktop.stop();
            assertThat(desktop.ends(TIME_TO_STOP)).isTrue();
            assertThat(processes).noneMatch(Processes::isRunning);
        }
    }

    private static void say(JavaProcess second) {
        try {
            second.awaitLine("Pipewright is open already. Its window is shown again.");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JavaProcess launch() throws IOException {
        return JavaProcess.start(
                folder.resolve("complaints"),
                Map.of("DISPLAY", display.name(), "PIPEWRIGHT_BROWSER_FLAGS", "--remote-debugging-port=0"),
                List.of("-Xmx1g", "-Dpipewright.data=" + data(), "-jar", JAR.toString()));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Browser browser() throws IOException {
        String port =
                Files.readAllLines(data().resolve("window/DevToolsActivePort")).getFirst();
        return playwright.chromium().connectOverCDP("http://127.0.0.1:" + port);
    }

    private ProcessHandle browserProcess() {
        String profile = "--user-data-dir=" + data().resolve("window");
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(profile))
                        .orElse(false))
                .findFirst()
                .orElseThrow();
    }

    private static List<Page> pages(Browser browser) {
        return List.copyOf(browser.contexts().getFirst().pages());
    }

    /// What a person sees who never logged in.
    private static void isLoggedIn(Page page) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Welcome, Demo", new LocatorAssertions.HasTextOptions().setTimeout(A_PAGE_MILLIS));
    }
}
