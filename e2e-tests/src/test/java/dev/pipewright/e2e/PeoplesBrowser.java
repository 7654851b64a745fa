package dev.pipewright.e2e;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The browser in which people use the product, wherever it runs. It ends with the process of the tests.
final class PeoplesBrowser {

    /// For how long a page may take to show something, on a machine with other things to do.
    private static final double PATIENCE_MILLIS = 30_000;

    private static final Pattern TOKEN = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");

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
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1440, 900));
        return person.newPage();
    }

    /// A new page, still empty, of one of the people of the demo, whose passwords are their names. They are logged in
    /// as the page of the log-in does it, without waiting for that page.
    static Page loggedIn(String address, String language, String person) {
        var page = newPage(address, language);
        APIRequestContext requests = page.context().request();
        Matcher token = TOKEN.matcher(requests.get("/login", inThe(language)).text());
        if (!token.find()) {
            throw new AssertionError("The page of the log-in has no token.");
        }
        var answer = requests.post(
                "/login",
                inThe(language)
                        .setForm(FormData.create()
                                .set("_csrf", token.group(1))
                                .set("username", person)
                                .set("password", person)));
        if (!answer.ok() || answer.url().contains("/login")) {
            throw new AssertionError(person + " can not log in: " + answer.status() + " at " + answer.url());
        }
        return page;
    }

    /// What comes first from a browser says which language its session has.
    private static RequestOptions inThe(String language) {
        return RequestOptions.create().setHeader("Accept-Language", language);
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

    /// Ends the session of a page, without it.
    static void logOutInAnotherTab(Page page) {
        Page other = page.context().newPage();
        other.navigate("/pipelines");
        other.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Your menu"))
                .first()
                .click();
        other.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Log out"))
                .last()
                .click();
        other.waitForURL(url -> url.contains("/login") || !url.contains("/pipelines"));
        other.close();
    }
}
