package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.shadow.ShadowRequest;
import dev.pipewright.platform.shadow.ShadowRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every page of the product is usable for people with a disability, as far as axe-core can see it.
class AccessibilityJourneyIT {

    private static final Pattern PARAMETER = Pattern.compile(":([a-z]+)");

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void no_page_has_a_serious_finding_in_the_light_and_in_the_dark() {
        Map<String, String> values = Map.of(
                "pipeline", "foodmart-to-taxman", "connection", "foodmart", "run", aRun(), "shadow", aComparison());
        List<String> addresses =
                product.routes().stream().map(route -> filled(route, values)).toList();
        assertThat(addresses).contains("/", "/login", "/pipelines/foodmart-to-taxman", "/runs", "/schedules");

        List<String> findings = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (String address : addresses) {
                page.navigate(address);
                heading().waitFor();
                look(address + ", " + scheme, findings);
            }
        }

        assertThat(findings).isEmpty();
    }

    @Test
    void no_surface_of_a_pipeline_has_a_serious_finding_in_the_light_and_in_the_dark() {
        List<String> findings = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.navigate("/pipelines/foodmart-to-taxman");
            new Screen(page).tab("Outline").click();
            page.locator(".pw-outline-row").first().click();
            page.keyboard().press("ArrowRight");
            page.locator(".pw-outline-port").first().waitFor();
            look("the outline, " + scheme, findings);

            page.keyboard().press("Alt+Enter");
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.OPTION).first().waitFor();
            look("a choice, " + scheme, findings);
            page.keyboard().press("Escape");

            new Screen(page).tab("Text").click();
            page.locator("pipewright-text .cm-content").waitFor();
            look("the text, " + scheme, findings);
        }

        assertThat(findings).isEmpty();
    }

    private void look(String where, List<String> findings) {
        Axe.findingsOn(page).forEach(finding -> findings.add(where + ": " + finding));
    }

    private String aRun() {
        new Screen(page).button("Run the example").click();
        page.waitForURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private String aComparison() {
        page.getByText("Done", new Page.GetByTextOptions().setExact(true))
                .first()
                .waitFor();
        var request = new ShadowRequest(
                new TenantId("demo"), "foodmart-to-taxman", null, new ShadowRequest.What.Last(10), "demo");
        return product.get(ShadowRuns.class).start(request).id().toString();
    }

    /// A route with something in the place of each parameter; one that this test does not know fails it.
    private static String filled(String route, Map<String, String> values) {
        return PARAMETER.matcher(route).replaceAll(found -> {
            assertThat(values).as("what %s is filled with", route).containsKey(found.group(1));
            return values.get(found.group(1));
        });
    }

    private Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .first();
    }
}
