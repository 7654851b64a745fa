package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.removal.Removals;
import dev.pipewright.platform.shadow.ShadowRequest;
import dev.pipewright.platform.shadow.ShadowRuns;
import dev.pipewright.platform.shadow.ShadowState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// The addresses of all pages, with something in the place of each parameter. The application says which pages there
/// are.
final class PageAddresses {

    private static final TenantId DEMO = new TenantId("demo");
    private static final double A_RUN_MILLIS = 300_000;
    private static final Pattern PARAMETER = Pattern.compile(":([a-z]+)");

    private PageAddresses() {}

    /// Has the example run and compared, so that each page has something to show.
    ///
    /// @param page of somebody who is logged in
    static List<String> of(RunningProduct product, Page page) {
        Map<String, String> values = Map.of(
                "pipeline",
                "foodmart-to-taxman",
                "connection",
                "foodmart",
                "run",
                aRun(page),
                "shadow",
                aComparison(product, page),
                "topic",
                "jsonata");
        return product.routes().stream()
                .map(route -> filled(
                        route, route.endsWith("/deleted") ? Map.of("pipeline", aRemovedPipeline(product)) : values))
                .toList();
    }

    private static String aRun(Page page) {
        page.navigate("/");
        new Screen(page).button("Run the example").click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private static String aComparison(RunningProduct product, Page page) {
        page.getByText("Done", new Page.GetByTextOptions().setExact(true))
                .first()
                .waitFor(new Locator.WaitForOptions().setTimeout(A_RUN_MILLIS));
        var request = new ShadowRequest(DEMO, "foodmart-to-taxman", null, new ShadowRequest.What.Last(10), "demo");
        var shadows = product.get(ShadowRuns.class);
        UUID comparison = shadows.start(request).id();
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> shadows.find(DEMO, comparison).orElseThrow().state() != ShadowState.RUNNING);
        return comparison.toString();
    }

    private static String aRemovedPipeline(RunningProduct product) {
        String pipeline = "removed-example";
        if (product.get(Catalogue.class).removed(DEMO, pipeline).isEmpty()) {
            product.exampleAs(pipeline);
            product.get(Removals.class).remove(DEMO, pipeline, "ben");
        }
        return pipeline;
    }

    /// A route with something in the place of each parameter; one that nobody knows a value for fails the test.
    private static String filled(String route, Map<String, String> values) {
        return PARAMETER.matcher(route).replaceAll(found -> {
            assertThat(values).as("what %s is filled with", route).containsKey(found.group(1));
            return values.get(found.group(1));
        });
    }
}
