package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.model.Node;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ada and Ben work on one pipeline at the same time.
class TwoPeopleJourneyIT {

    private final RunningProduct product = RunningProduct.shared();
    private final String pipeline = "together-" + UUID.randomUUID().toString().substring(0, 8);
    private final Page ada = product.loggedIn("en-US", "ada");
    private final Page ben = product.loggedIn("en-US", "ben");

    @BeforeEach
    void openTogether() {
        product.beginPipeline(pipeline, "Drawn together");
        openOutline(ada);
        ada.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add a node"))
                .click();
        choose(ada, "foodmart");
        assertThat(row(ada, "Read records")).isFocused();
        ada.keyboard().press("+");
        choose(ada, "results");
        assertThat(row(ada, "Write records")).isFocused();
        openOutline(ben);
        row(ben, "Read records").waitFor();
    }

    @AfterEach
    void leave() {
        ada.context().close();
        ben.context().close();
    }

    @Test
    void each_sees_that_the_other_is_there_and_where() {
        row(ada, "Write records").click();

        assertThat(there(ben)).hasAccessibleName("Ada, at Write records");
        row(ben, "Read records").click();
        assertThat(there(ada)).hasAccessibleName("Ben, at Read records");
        ben.navigate("/pipelines");
        assertThat(there(ada)).hasCount(0);
    }

    @Test
    void each_undoes_only_what_they_did_themselves() {
        rename(ben, "Read records", "Ben reads");
        assertThat(row(ada, "Ben reads")).isVisible();
        rename(ada, "Write records", "Ada writes");
        assertThat(row(ben, "Ada writes")).isVisible();

        row(ben, "Ben reads").click();
        ben.keyboard().press("Control+z");

        assertThat(row(ada, "Read records")).isVisible();
        assertThat(row(ada, "Ada writes")).isVisible();
        assertThat(names()).containsExactlyInAnyOrder("Read records", "Ada writes");
    }

    @Test
    void changes_of_one_node_come_together() {
        rename(ada, "Read records", "Sales");
        row(ben, "Sales").click();
        ben.keyboard().press("Space");
        assertThat(row(ada, "Sales")).containsText("Disabled");
        rename(ben, "Sales", "Sales of Ben");
        assertThat(row(ada, "Sales of Ben")).containsText("Disabled");

        row(ada, "Sales of Ben").click();
        ada.keyboard().press("Control+z");

        assertThat(ada.getByText(Pattern.compile("Someone has changed the same thing since"))
                        .first())
                .isVisible();
        assertThat(names()).containsExactlyInAnyOrder("Sales of Ben", "Write records");
    }

    @Test
    void who_was_offline_chooses_and_may_let_the_other_stand() {
        bothRename();

        choice(ben).waitFor();
        assertThat(choice(ben)).containsText("Read records");
        assertThat(choice(ben)).containsText("Ada: Ada reads");
        assertThat(names()).contains("Ada reads");
        choice(ben).getByRole(AriaRole.BUTTON, button("Ada:")).click();

        assertThat(choice(ben)).hasCount(0);
        assertThat(ben.locator("pipewright-save-status")).hasText("Saved");
        assertThat(row(ben, "Ada reads")).isVisible();
        assertThat(names()).containsExactlyInAnyOrder("Ada reads", "Write records");
    }

    @Test
    void who_was_offline_chooses_their_own_value_with_the_keyboard_also_after_a_reload() {
        bothRename();
        choice(ben).waitFor();

        ben.reload();
        choice(ben).getByRole(AriaRole.BUTTON, button("Mine:")).focus();
        ben.keyboard().press("Enter");

        assertThat(choice(ben)).hasCount(0);
        assertThat(row(ada, "Ben reads")).isVisible();
        assertThat(names()).containsExactlyInAnyOrder("Ben reads", "Write records");
    }

    @Test
    void two_who_are_in_one_field_at_the_same_time_choose() {
        row(ben, "Read records").click();
        ben.keyboard().press("F2");
        // What is typed is proposed when keys rest: for Ben, time stands still until Ada is done.
        ben.clock().install();
        ben.clock().pauseAt(System.currentTimeMillis() + 1_000);
        ben.keyboard().type("Ben reads");
        rename(ada, "Read records", "Ada reads");
        assertThat(ben.getByText("Ada reads").first()).isAttached();

        ben.clock().resume();
        ben.keyboard().press("Enter");

        assertThat(choice(ben)).containsText("Ada reads");
        assertThat(names()).contains("Ada reads");
    }

    @Test
    void a_value_for_a_node_that_was_removed_brings_it_back() {
        ben.context().setOffline(true);
        renameOffline("Write records", "Ben writes");
        row(ada, "Write records").click();
        ada.keyboard().press("Delete");
        assertThat(row(ada, "Write records")).hasCount(0);
        assertThat(ada.locator("pipewright-save-status")).hasText("Saved");

        ben.context().setOffline(false);
        choice(ben).getByRole(AriaRole.BUTTON, button("Bring it back")).click();

        assertThat(row(ada, "Ben writes")).isVisible();
        assertThat(names()).containsExactlyInAnyOrder("Read records", "Ben writes");
        assertThat(product.draft(pipeline).edges()).hasSize(1);
    }

    @Test
    void the_drawing_shows_where_the_other_is() {
        ada.navigate("/pipelines/" + pipeline);
        row(ben, "Write records").click();

        assertThat(ada.locator(".pw-box-person")).hasText("Ben");
    }

    /// Ben while he is offline, and Ada meanwhile.
    private void bothRename() {
        ben.context().setOffline(true);
        renameOffline("Read records", "Ben reads");
        rename(ada, "Read records", "Ada reads");
        ben.context().setOffline(false);
    }

    private void renameOffline(String from, String to) {
        row(ben, from).click();
        ben.keyboard().press("F2");
        ben.keyboard().type(to);
        ben.keyboard().press("Enter");
        assertThat(ben.locator("pipewright-save-status")).hasText("Offline: 1 change kept in this browser");
    }

    private static Locator choice(Page page) {
        return page.locator("pipewright-choices fieldset");
    }

    private static Locator.GetByRoleOptions button(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private List<String> names() {
        return product.draft(pipeline).nodes().stream().map(Node::name).toList();
    }

    private void openOutline(Page page) {
        page.navigate("/pipelines/" + pipeline);
        new Screen(page).tab("Outline").click();
    }

    private static void choose(Page page, String search) {
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.OPTION).first().waitFor();
        page.keyboard().type(search);
        page.keyboard().press("Enter");
    }

    private static void rename(Page page, String from, String to) {
        row(page, from).click();
        page.keyboard().press("F2");
        page.keyboard().type(to);
        page.keyboard().press("Enter");
        assertThat(page.locator("pipewright-save-status")).hasText("Saved");
    }

    private static Locator there(Page page) {
        return page.locator("pipewright-presence").getByRole(AriaRole.IMG);
    }

    private static Locator row(Page page, String name) {
        return page.locator(".pw-outline-row:not(.pw-outline-port)")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))))
                .first();
    }
}
