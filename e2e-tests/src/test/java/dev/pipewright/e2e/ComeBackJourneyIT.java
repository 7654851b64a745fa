package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.removal.Removals;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A person comes back to what they were at: after the session was ended, after somebody has deleted the pipeline,
/// from an address that leads nowhere. Nothing that they did is lost, and each page says so.
class ComeBackJourneyIT {

    private static final TenantId DEMO = new TenantId("demo");
    private static final String NOBODYS = "00000000-0000-0000-0000-000000000000";

    private final RunningProduct product = RunningProduct.shared();
    private final String pipeline = "back-" + UUID.randomUUID().toString().substring(0, 8);
    private final String address = product.exampleAs(pipeline);
    private final Page ada = product.loggedIn("en-US", "ada");

    @AfterEach
    void leave() {
        ada.context().close();
    }

    @Test
    void whoever_was_logged_out_comes_back_to_the_same_page_with_what_they_had_changed() {
        open("map-order7");
        PeoplesBrowser.logOutInAnotherTab(ada);

        rename("Orders of Ada");
        Locator said = ada.locator(".v-system-error");
        said.waitFor();
        assertThat(said).containsText("You were logged out");
        assertThat(said).containsText("kept in this browser");
        said.click();

        assertThat(ada.locator("pipewright-kept-edits"))
                .hasText("1 change is kept in this browser. Log in, and it is saved where you left.");
        ada.locator("input[name=username]").fill("ada");
        ada.locator("input[name=password]").fill("ada");
        ada.locator("vaadin-login-form vaadin-button").first().click();
        ada.waitForURL(url -> url.contains(address));
        assertThat(new Screen(ada).box("map-order7")).containsText("Orders of Ada");
        assertThat(ada.locator("pipewright-save-status")).hasText("Saved");
        assertThat(names()).contains("Orders of Ada");
        assertThat(ada.url()).contains("node=map-order7");
    }

    @Test
    void whoever_edits_what_somebody_else_has_deleted_can_bring_it_back_with_their_change() {
        open("map-order7");
        ada.context().setOffline(true);
        rename("Orders of Ada");
        assertThat(ada.locator("pipewright-save-status")).hasText("Offline: 1 change kept in this browser");
        product.get(Removals.class).remove(DEMO, pipeline, "ben");

        ada.context().setOffline(false);

        var screen = new Screen(ada);
        assertThat(ada.getByText("Deleted by ben")).isVisible();
        assertThat(ada.locator("pipewright-kept-edits"))
                .hasText(
                        "1 change of yours was not saved before. This browser keeps it, and saves it when the pipeline is"
                                + " back.");
        screen.button("Bring it back").click();
        assertThat(screen.box("map-order7")).containsText("Orders of Ada");
        assertThat(ada.locator("pipewright-save-status")).hasText("Saved");
        assertThat(names()).contains("Orders of Ada");
    }

    @Test
    void the_page_stays_as_it_is_when_the_network_is_back() {
        open("map-order7");
        ada.evaluate("() => { window.isStillThis = true; }");
        ada.context().setOffline(true);
        rename("Orders of Ada");
        new Screen(ada).box("source-sales1").click();
        ada.waitForFunction("() => window.Vaadin.connectionState.state === 'reconnecting'");
        assertThat(ada.locator("pipewright-save-status")).hasText("Offline: 1 change kept in this browser");

        ada.context().setOffline(false);

        assertThat(ada.locator("pipewright-save-status")).hasText("Saved");
        assertThat(names()).contains("Orders of Ada");
        assertThat(ada.evaluate("() => window.isStillThis")).isEqualTo(true);
    }

    @Test
    void what_was_lost_on_its_way_to_the_page_is_made_up_for_and_what_is_typed_meanwhile_stays() {
        var isSwallowing = new AtomicBoolean();
        var swallowed = new AtomicInteger();
        ada.routeWebSocket(
                Pattern.compile("/VAADIN/push"),
                socket -> socket.connectToServer().onMessage(message -> {
                    if (isSwallowing.get()) {
                        swallowed.incrementAndGet();
                    } else {
                        socket.send(message.text());
                    }
                }));
        open("map-order7");
        isSwallowing.set(true);
        var change = new PipelineEdit.RenameNode(new NodeId("source-sales1"), "Sales of Ben");
        product.propose(pipeline, "ben", change);
        ada.waitForCondition(() -> swallowed.get() > 0);
        isSwallowing.set(false);

        name(ada).fill("Orders of Ada");

        var screen = new Screen(ada);
        assertThat(screen.box("source-sales1")).containsText("Sales of Ben");
        assertThat(screen.box("map-order7")).containsText("Orders of Ada");
        assertThat(name(ada)).hasValue("Orders of Ada");
        assertThat(ada.locator("pipewright-save-status")).hasText("Saved");
        assertThat(names()).contains("Orders of Ada", "Sales of Ben");
    }

    @Test
    void the_last_keys_before_a_tab_is_closed_are_there_in_the_next_one() {
        Page next = ada;
        for (String typed : List.of("Closed while typing", "Closed again")) {
            Page closed = next;
            open(closed, "map-order7");
            name(closed).fill(typed);
            close(closed);
            next = ada.context().newPage();
            open(next, "map-order7");
            assertThat(name(next)).hasValue(typed);
            assertThat(next.locator("pipewright-save-status")).hasText("Saved");
            assertThat(names()).contains(typed);
        }
    }

    @Test
    void the_last_keys_before_a_tab_is_closed_without_a_network_are_there_in_the_next_one() {
        open("map-order7");
        ada.context().setOffline(true);
        name(ada).fill("Closed without a network");
        close(ada);

        ada.context().setOffline(false);
        Page next = ada.context().newPage();
        open(next, "map-order7");
        assertThat(name(next)).hasValue("Closed without a network");
        assertThat(next.locator("pipewright-save-status")).hasText("Saved");
        assertThat(names()).contains("Closed without a network");
    }

    @Test
    void what_is_typed_without_a_network_is_there_after_the_page_was_loaded_again_wherever_it_was_typed() {
        open("map-order7");
        ada.context().setOffline(true);
        name(ada).fill("Loaded again");
        loadAgain();
        assertThat(new Screen(ada).box("map-order7")).containsText("Loaded again");

        ada.navigate(address + "?node=map-order7&edit=mapping");
        currency().click();
        Locator expression = ada.locator(".pw-map-editor .cm-content");
        expression.click();
        ada.context().setOffline(true);
        ada.keyboard().press("Control+a");
        ada.keyboard().type("'EUR'");
        loadAgain();
        currency().click();
        assertThat(expression).hasText("'EUR'");

        assertThat(ada.locator("pipewright-save-status")).hasText("Saved");
        assertThat(names()).contains("Loaded again");
        var map = (Node.Map)
                product.draft(pipeline).node(new NodeId("map-order7")).orElseThrow();
        assertThat(map.lines()).anySatisfy(line -> {
            assertThat(line.target()).hasToString("currency");
            assertThat(line.expression()).isEqualTo("'EUR'");
        });
    }

    @Test
    void an_address_that_leads_nowhere_says_so_and_leads_on() {
        ada.navigate("/nowhere/at/all");
        var screen = new Screen(ada);

        assertThat(screen.heading()).hasText("There is nothing here");
        assertThat(ada.getByText("Nothing was changed.")).isVisible();
        screen.link("Go to the first page").click();
        assertThat(screen.heading()).not().hasText("There is nothing here");
    }

    @Test
    void what_belongs_to_another_customer_is_not_shown_and_the_page_says_what_that_means() {
        String run = product.get(Runs.class)
                .start(new RunRequest(
                        DEMO, "foodmart-to-taxman", Subject.LIVE, Mode.ESTIMATE, Map.of(), "run-" + pipeline, "demo"))
                .id()
                .toString();
        product.employ("back-other", "back-stranger");
        Page stranger = product.loggedIn("en-US", "back-stranger");

        for (String theirs : List.of(address, address + "/library", "/runs/" + run, "/connections/taxman")) {
            stranger.navigate(theirs);
            String said = saidOfNothing(stranger);
            assertThat(said)
                    .as(theirs)
                    .contains("You are logged in as back-stranger and see what belongs to the customer back-other.")
                    .contains("it may belong to a customer that you do not work for")
                    .contains("Nothing was changed. If somebody gave you the address, ask them");

            stranger.navigate(
                    theirs.replace(pipeline, "never").replace(run, NOBODYS).replace("taxman", "never"));
            assertThat(saidOfNothing(stranger)).as("what never was").isEqualTo(said);
        }
        new Screen(stranger).link("Go to the first page").click();
        assertThat(new Screen(stranger).heading()).not().hasText("There is nothing here");
        stranger.context().close();
    }

    private static String saidOfNothing(Page page) {
        assertThat(new Screen(page).heading()).hasText("There is nothing here");
        return page.locator(".pw-view").innerText();
    }

    private void open(String node) {
        open(ada, node);
    }

    private void open(Page page, String node) {
        page.navigate(address);
        new Screen(page).box(node).click();
        name(page).waitFor();
    }

    /// As a person does, so that the page hears of it.
    private static void close(Page page) {
        page.waitForClose(() -> page.close(new Page.CloseOptions().setRunBeforeUnload(true)));
    }

    private static Locator name(Page page) {
        return page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true));
    }

    private Locator currency() {
        return ada.locator("[role=treeitem][data-path='currency']").last();
    }

    /// In vain first, as there is no network; then once more.
    private void loadAgain() {
        String here = ada.url();
        assertThatThrownBy(ada::reload).isInstanceOf(PlaywrightException.class);
        ada.context().setOffline(false);
        ada.navigate(here);
    }

    private void rename(String name) {
        name(ada).fill(name);
        name(ada).press("Tab");
    }

    private List<String> names() {
        return product.draft(pipeline).nodes().stream().map(Node::name).toList();
    }
}
