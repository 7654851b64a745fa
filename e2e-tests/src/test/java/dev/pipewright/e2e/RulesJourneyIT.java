package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.version.Versions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is recommended becomes what must hold before anybody of a tenant publishes.
class RulesJourneyIT {

    private static final TenantId STRICT = new TenantId("strict");
    private static final String PIPELINE = "two-of-one-name";

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void a_recommendation_that_is_demanded_keeps_a_draft_from_being_published_until_it_is_followed() {
        product.logIn(page, STRICT.value(), "rita");
        var example = product.get(Versions.class)
                .version(new TenantId("demo"), "foodmart-to-taxman", 1)
                .orElseThrow()
                .drawing();
        product.get(Catalogue.class)
                .add(
                        STRICT,
                        PIPELINE,
                        new PipelineEdit.RenameNode(new NodeId("map-result"), "Form the order").applyTo(example),
                        "rita");

        page.navigate("/pipelines/" + PIPELINE);
        screen.button("Publish").click();
        assertThat(dialog()).containsText("The draft can be published. Have a look at this first:");
        assertThat(publish()).isEnabled();
        dialog().getByRole(AriaRole.BUTTON, named("Cancel")).click();

        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^Problems \\(\\d+\\)$")))
                .click();
        screen.link("Choose what must hold before publishing").click();
        Locator rule = page.getByLabel("Demand: No two nodes have one name.");
        rule.check();
        assertThat(page.getByText("The rule is demanded from now on.")).isVisible();

        page.navigate("/pipelines/" + PIPELINE);
        screen.button("Publish").click();
        assertThat(dialog()).containsText("The draft has problems. Fix the errors, then publish it.");
        assertThat(publish()).isDisabled();
        dialog().locator(".pw-warning .pw-link").first().click();
        Locator name = page.getByLabel("Name");
        assertThat(name).hasValue("Form the order");
        name.fill("Form something else");
        assertThat(page.locator("pipewright-save-status")).hasText("Saved");
        screen.button("Publish").click();
        assertThat(publish()).isEnabled();
        publish().click();
        assertThat(page.getByText("Version 1 is live.")).isVisible();
    }

    private Locator dialog() {
        return page.locator("vaadin-dialog");
    }

    private Locator publish() {
        return dialog().getByRole(AriaRole.BUTTON, named("Publish"));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
