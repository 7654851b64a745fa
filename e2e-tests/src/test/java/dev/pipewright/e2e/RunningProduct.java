package dev.pipewright.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.designer.DesignerApplication;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The product with its demo, on a free port and an empty data folder, and a browser to use it with.
final class RunningProduct {

    /// For how long a page may take to show something, on a machine with other things to do.
    private static final double PATIENCE_MILLIS = 30_000;

    private final ConfigurableApplicationContext application;
    private final Playwright playwright;
    private final Browser browser;

    private RunningProduct(ConfigurableApplicationContext application, Playwright playwright, Browser browser) {
        this.application = application;
        this.playwright = playwright;
        this.browser = browser;
    }

    /// The one that all journeys share, as it starts in half a minute. It ends with the process of the tests.
    static RunningProduct shared() {
        return Shared.PRODUCT;
    }

    private static final class Shared {
        static final RunningProduct PRODUCT = start();
    }

    private static RunningProduct start() {
        try {
            Path data = Files.createTempDirectory("pipewright-journeys");
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
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            var product = new RunningProduct(application, playwright, browser);
            Runtime.getRuntime().addShutdownHook(new Thread(product::close));
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A new page, in a browser that nobody has logged in with, of someone who speaks a language.
    Page newPage(String language) {
        BrowserContext person = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port"))
                .setLocale(language)
                .setTimezoneId("America/New_York")
                .setViewportSize(1440, 900));
        return person.newPage();
    }

    /// A new page of someone who speaks a language and is logged in.
    Page loggedIn(String language) {
        var page = newPage(language);
        page.navigate("/login");
        page.locator("input[name=username]").fill("demo");
        page.locator("input[name=password]").fill("demo");
        page.locator("vaadin-login-form vaadin-button").first().click();
        // The page of the log-in has a heading, too.
        page.waitForURL(url -> !url.contains("/login"));
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .waitFor();
        return page;
    }

    /// Has TAXMAN behave in some way from now on.
    ///
    /// @param faults as its admin API takes them
    void letTaxman(String faults) {
        askTaxman(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(faults)));
    }

    /// Has TAXMAN behave as it should again.
    void letTaxmanBehave() {
        askTaxman(HttpRequest.newBuilder().DELETE());
    }

    TaxmanSimulator taxman() {
        return application.getBean(TaxmanSimulator.class);
    }

    private void askTaxman(HttpRequest.Builder request) {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    request.uri(taxman().baseUrl().resolve("/admin/faults")).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("TAXMAN refuses: " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void close() {
        browser.close();
        playwright.close();
        application.close();
    }
}
