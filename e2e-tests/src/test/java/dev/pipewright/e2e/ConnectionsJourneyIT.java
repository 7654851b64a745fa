package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Adding a connection, finding out whether it works, and seeing what it leads to.
class ConnectionsJourneyIT {

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void a_database_is_added_after_a_slip_tested_and_browsed() {
        page.navigate("/connections");
        screen.button("Add a connection").click();
        page.getByLabel("Kind").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Database"))
                .click();
        dialog().getByLabel("Name").fill("bookkeeping");
        dialog().getByLabel("JDBC URL").fill(product.foodMart());
        dialog().getByLabel("User").fill("FOODMART");
        secret("Password").fill("mistyped");
        Locator patience = dialog().getByLabel("Connect time-out");
        patience.fill("ten");
        assertThat(dialog()).containsText("Set 'Connect time-out' to a length of time, as in 90, 30 s");
        patience.fill("1 h");
        assertThat(dialog()).containsText("Set 'Connect time-out' to a length of time from 1 s to 5 min.");
        patience.fill("90");
        assertThat(dialog().getByText("= 1 min 30 s")).isVisible();
        assertThat(dialog().getByText("to a length of time")).hasCount(0);

        screen.button("Test connection").click();
        assertThat(answer()).hasAttribute("data-tone", "bad");
        assertThat(answer()).containsText("password");
        secret("Password").fill("FOODMART");
        assertThat(answer()).isEmpty();
        screen.button("Test connection").click();
        assertThat(answer()).containsText("HSQL Database Engine");
        screen.button("Save").click();

        screen.link("bookkeeping").click();
        assertThat(screen.heading()).hasText("bookkeeping");
        page.getByLabel("Search names and fields").fill("store_cost");
        assertThat(page.getByText("3 of 26")).isVisible();
        // A list keeps the cells of rows that it does not show.
        page.getByText("foodmart.sales_fact_1997")
                .filter(new Locator.FilterOptions().setVisible(true))
                .click();
        Locator stream = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What was chosen"));
        assertThat(stream).containsText("86,837");
        assertThat(stream).containsText("Fields (8)");
        assertThat(stream).containsText("Sample (50)");

        page.navigate("/connections");
        screen.button("Remove bookkeeping").click();
        page.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                .click();
        assertThat(row("bookkeeping")).hasCount(0);
    }

    @Test
    void a_connection_that_a_pipeline_uses_stays_and_says_where() {
        page.navigate("/connections");
        assertThat(row("taxman")).containsText("FoodMart to TAXMAN");

        screen.button("Remove taxman").click();
        page.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                .click();

        assertThat(page.getByText(Pattern.compile("The connection 'taxman' is used by .*FoodMart to TAXMAN")))
                .isVisible();
        page.reload();
        assertThat(row("taxman")).hasCount(1);
    }

    @Test
    void a_kept_secret_never_comes_to_the_browser() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> heard.add(String.valueOf(frame.text()))));
        page.onResponse(response -> heard.add(response.request().url()));
        page.navigate("/connections");

        screen.button("Edit taxman").click();
        Locator token = secret("Token");
        assertThat(token).hasValue("");
        assertThat(token).hasAttribute("placeholder", "Kept, not shown");
        screen.button("Test connection").click();
        assertThat(answer()).hasAttribute("data-tone", "good");

        assertThat(heard).isNotEmpty().noneMatch(text -> text.contains(TaxmanOptions.DEMO_KEY));
        assertThat(page.content()).doesNotContain(TaxmanOptions.DEMO_KEY);
    }

    @Test
    void a_web_service_is_tried_and_each_request_shown_without_secrets() {
        page.navigate("/connections/taxman");
        screen.button("Test read").click();
        dialog().getByLabel("Path").fill("/v1/ping?month=${month}");
        dialog().getByLabel("month").fill("2026-03");

        screen.button("Send").click();

        Locator call = page.locator(".pw-test-call").first();
        assertThat(call).containsText("/v1/ping?month=2026-03");
        assertThat(call).containsText("200");
        call.locator("summary").click();
        assertThat(call).containsText("Authorization");
        assertThat(call).containsText("•••");
        assertThat(page.content()).doesNotContain(TaxmanOptions.DEMO_KEY);
        page.navigate("/connections/taxman");
        screen.button("Test read").click();
        assertThat(dialog().getByLabel("month")).hasValue("2026-03");
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /// Beside its field a secret has buttons that name it, too.
    private Locator secret(String label) {
        return dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private Locator answer() {
        return dialog().locator(".pw-check [role=status]");
    }

    private Locator row(String name) {
        return page.locator("tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(name).setExact(true))));
    }
}
