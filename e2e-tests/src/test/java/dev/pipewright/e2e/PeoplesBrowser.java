package dev.pipewright.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The browser in which people use the product, wherever it runs. It ends with the process of the tests.
final class PeoplesBrowser {

    /// For how long a page may take to show something, on a machine with other things to do.
    private static final double PATIENCE_MILLIS = 30_000;

    private static final class Shared {
        static final Browser BROWSER = start();
    }

    private PeoplesBrowser() {}

    private static Browser start() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Path chromium = Path.of(System.getenv().getOrDefault("PIPEWRIGHT_BROWSER", "/usr/bin/chromium"));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return browser;
    }

    /// A new page, in a browser that nobody has logged in with, of someone who speaks a language.
    ///
    /// @param address of the product, without a slash at its end
    static Page newPage(String address, String language) {
        BrowserContext person = Shared.BROWSER.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale(language)
                .setTimezoneId("America/New_York")
                .setViewportSize(1440, 900));
        return person.newPage();
    }

    /// A new page of one of the people of the demo, whose passwords are their names.
    static Page loggedIn(String address, String language, String person) {
        var page = newPage(address, language);
        logIn(page, person);
        return page;
    }

    /// Logs in by the page of the log-in.
    static void logIn(Page page, String person) {
        page.navigate("/login");
        page.locator("input[name=username]").fill(person);
        page.locator("input[name=password]").fill(person);
        page.locator("vaadin-login-form vaadin-button").first().click();
        // The page of the log-in has a heading, too.
        page.waitForURL(url -> !url.contains("/login"));
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .waitFor();
    }
}
