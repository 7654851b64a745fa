package dev.pipewright.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.designer.DesignerApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The product with its demo, on a free port and an empty data folder, and a browser to use it with.
final class RunningProduct implements AutoCloseable {

    private final ConfigurableApplicationContext application;
    private final Playwright playwright;
    private final Browser browser;

    private RunningProduct(ConfigurableApplicationContext application, Playwright playwright, Browser browser) {
        this.application = application;
        this.playwright = playwright;
        this.browser = browser;
    }

    static RunningProduct start(Path data) {
        var application = new SpringApplicationBuilder(DesignerApplication.class)
                .profiles("demo")
                .run("--server.port=0", "--pipewright.data=" + data);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(
                                Path.of(System.getenv().getOrDefault("PIPEWRIGHT_BROWSER", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox")));
        return new RunningProduct(application, playwright, browser);
    }

    /// A new page of someone who speaks a language and is asked to log in.
    Page logInPage(String language) {
        BrowserContext person = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port"))
                .setLocale(language)
                .setViewportSize(1440, 900));
        var page = person.newPage();
        page.navigate("/login");
        return page;
    }

    /// A new page of someone who speaks a language and is logged in.
    Page loggedIn(String language) {
        var page = logInPage(language);
        page.locator("input[name=username]").fill("demo");
        page.locator("input[name=password]").fill("demo");
        page.locator("vaadin-login-form vaadin-button").first().click();
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .waitFor();
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        application.close();
    }
}
