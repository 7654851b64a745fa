package dev.pipewright.benchmarks;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Someone who draws, in a browser without a window. Used by one thread.
final class Engineer implements AutoCloseable {

    private static final int FRAMES = 60;

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;
    private final CDPSession tools;

    private Engineer(Playwright playwright, Browser browser, Page page) {
        this.playwright = playwright;
        this.browser = browser;
        this.page = page;
        this.tools = page.context().newCDPSession(page);
        tools.send("Performance.enable");
    }

    /// What was seen of a page, from the start of its navigation.
    record Opened(double paintedMillis, double drawnMillis) {}

    /// Starts a browser and logs in as the demo's first person.
    static Engineer logIn(String baseUrl) {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(
                                Path.of(System.getenv().getOrDefault("PIPEWRIGHT_BROWSER", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox")));
        Page page = browser.newContext(
                        new Browser.NewContextOptions().setBaseURL(baseUrl).setViewportSize(1440, 900))
                .newPage();
        page.navigate("/login");
        page.locator("input[name=username]").fill("demo");
        page.locator("input[name=password]").fill("demo");
        page.locator("vaadin-login-form vaadin-button").first().click();
        page.waitForURL(url -> !url.contains("/login"));
        return new Engineer(playwright, browser, page);
    }

    /// Opens a drawing and pans it to and fro.
    ///
    /// @return script of the main thread per frame, in milliseconds
    double panned(String drawing) {
        open(drawing);
        settle();
        BoundingBox board = page.locator(".react-flow__pane").boundingBox();
        double x = board.x + board.width / 2;
        double y = board.y + board.height - 12;
        page.mouse().move(x, y);
        page.mouse().down();
        double before = scriptSeconds();
        for (int frame = 1; frame <= FRAMES; frame++) {
            // The answer to a movement comes when the page has dealt with it.
            page.mouse().move(x + frame % 20 * 8, y - frame % 20 * 4);
        }
        double seconds = scriptSeconds() - before;
        page.mouse().up();
        return seconds * 1_000 / FRAMES;
    }

    /// Opens a drawing, disables a node and enables it again, until it was edited so often. Each edit begins when the
    /// one before is saved.
    ///
    /// @return from the key until the browser knows that the draft is saved, in milliseconds
    double[] edited(String drawing, int edits) {
        open(drawing);
        settle();
        page.locator(".react-flow__node").first().click();
        page.evaluate("""
                () => {
                  window.saved = [];
                  let pressed = 0;
                  window.addEventListener('keydown', () => { pressed = performance.now(); }, true);
                  window.addEventListener('pipewright-saving', ({ detail }) => {
                    if (detail.pending === 0 && pressed > 0) {
                      window.saved.push(performance.now() - pressed);
                      pressed = 0;
                    }
                  });
                }""");
        for (int edit = 1; edit <= edits; edit++) {
            page.keyboard().press("d");
            page.waitForFunction("count => window.saved.length === count", edit);
        }
        List<?> saved = (List<?>) page.evaluate("window.saved");
        return saved.stream()
                .mapToDouble(millis -> ((Number) millis).doubleValue())
                .toArray();
    }

    /// Opens a drawing in a browser that knows the product's scripts.
    Opened opened(String drawing) {
        open(drawing);
        double drawn = number("performance.now()");
        return new Opened(number("performance.getEntriesByName('first-contentful-paint')[0].startTime"), drawn);
    }

    private void open(String drawing) {
        page.navigate(drawing);
        page.locator(".react-flow__node").first().waitFor();
    }

    /// Waits until the page has shown what is wrong with the drawing, which comes last, and has nothing to do any more.
    private void settle() {
        page.locator(".pw-box-problems").first().waitFor();
        page.evaluate("() => new Promise(done => requestIdleCallback(() => requestIdleCallback(done)))");
    }

    private double scriptSeconds() {
        JsonObject answer = tools.send("Performance.getMetrics");
        for (var metric : answer.getAsJsonArray("metrics")) {
            if ("ScriptDuration".equals(metric.getAsJsonObject().get("name").getAsString())) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("The browser does not say how long its scripts took.");
    }

    private double number(String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
