package dev.pipewright.e2e;

import static com.microsoft.playwright.options.WaitForSelectorState.ATTACHED;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every page of the product is usable for people with a disability, as far as axe-core can see it.
class AccessibilityJourneyIT {

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void no_page_has_a_serious_finding_in_the_light_and_in_the_dark() {
        List<String> addresses = PageAddresses.of(product, page);
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

            page.navigate("/pipelines/foodmart-to-taxman?node=map-order7");
            page.locator("pipewright-node-form").getByLabel("Disabled").waitFor();
            page.locator(".pw-preview-said").first().waitFor(new Locator.WaitForOptions().setState(ATTACHED));
            page.locator("tr[data-row='0']").first().waitFor();
            look("a node with its records, " + scheme, findings);

            page.navigate("/pipelines/foodmart-to-taxman?node=map-order7&edit=mapping");
            page.locator(".pw-map-value").nth(1).waitFor(new Locator.WaitForOptions().setState(ATTACHED));
            look("a mapping, " + scheme, findings);

            Situations.on(product, page).stop();
            look("a preview that has stopped, " + scheme, findings);

            Situations.on(product, page).choice();
            look("a choice between two people's values, " + scheme, findings);
        }

        assertThat(findings).isEmpty();
    }

    private void look(String where, List<String> findings) {
        Axe.findingsOn(page).forEach(finding -> findings.add(where + ": " + finding));
    }

    private Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .first();
    }
}
