package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.pipewright.benchmarks.process.ServerProcess;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Position;
import dev.pipewright.model.json.PipelineJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What keeps a server from being reached while Ada draws: it is killed, or the network is cut under two of her tabs.
/// All that she did is in the draft afterwards, once.
@Timeout(900)
class RestartJourneyIT {

    private static final List<String> PRODUCT = ProductProgram.ofClasses("-Xmx1g");
    private static final String EXAMPLE = "/pipelines/foodmart-to-taxman";
    private static final NodeId MAP = new NodeId("map-order7");
    private static final NodeId SINK = new NodeId("sink-results");
    private static final double PATIENCE_MILLIS = 120_000;
    private static final LocatorAssertions.HasTextOptions AFTER_A_RECONNECT =
            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS);

    @Test
    void a_server_that_is_killed_in_the_middle_of_an_edit_loses_nothing_and_does_nothing_twice(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Page ada;
        int port;
        Position before;
        Position after;
        try (var killed = ServerProcess.start(PRODUCT, data)) {
            port = URI.create(killed.baseUrl()).getPort();
            ada = PeoplesBrowser.loggedIn(killed.baseUrl(), "en-US", "ada");
            ada.navigate(EXAMPLE);
            var screen = new Screen(ada);
            screen.box(MAP.value()).click();
            ada.getByLabel("Name").click();
            ada.keyboard().press("Control+a");
            ada.keyboard().type("Written while the server ");
            before = placeOf(screen.box(SINK.value()));

            killed.kill();
            ada.keyboard().type("was killed");
            ada.keyboard().press("Tab");
            drag(ada, screen.box(SINK.value()), 40, 60);
            after = placeOf(screen.box(SINK.value()));
            addNote(ada);
            assertThat(saved(ada)).hasText(Pattern.compile("Offline: \\d changes kept in this browser"));
        }

        try (var started = ServerProcess.start(PRODUCT, data, List.of("--server.port=" + port))) {
            comeBack(ada);
            assertThat(ada).hasURL(Pattern.compile(EXAMPLE));
            assertThat(saved(ada)).hasText("Saved", AFTER_A_RECONNECT);

            assertThat(new Screen(ada).box(MAP.value())).containsText("Written while the server was killed");
            Drawing draft = PipelineJson.read(started.get("/api/v1" + EXAMPLE + "/draft"))
                    .drawing();
            assertThat(draft.pipeline().node(MAP).orElseThrow().name())
                    .isEqualTo("Written while the server was killed");
            assertThat(draft.layout().positions().get(SINK)).isEqualTo(after).isNotEqualTo(before);
            assertThat(draft.pipeline().nodes())
                    .filteredOn(Node.Note.class::isInstance)
                    .hasSize(1);
            ada.context().close();
        }
    }

    @Test
    void two_tabs_without_a_network_send_what_was_done_in_each_once() {
        var product = RunningProduct.shared();
        String pipeline = "cut-in-two-tabs";
        product.beginPipeline(pipeline, "Cut off in two tabs");
        Page first = product.loggedIn("en-US", "ada");
        Page second = first.context().newPage();
        for (Page tab : List.of(first, second)) {
            tab.navigate("/pipelines/" + pipeline);
            assertThat(saved(tab)).hasText("Saved");
        }

        first.context().setOffline(true);
        for (Page tab : List.of(first, second)) {
            addNote(tab);
            assertThat(saved(tab)).hasText("Offline: 1 change kept in this browser");
        }
        first.context().setOffline(false);

        for (Page tab : List.of(first, second)) {
            assertThat(saved(tab)).hasText("Saved", AFTER_A_RECONNECT);
            assertThat(tab.locator(".react-flow__node")).hasCount(2);
        }
        assertThat(product.draft(pipeline).nodes()).hasSize(2);
        first.context().close();
    }

    /// The page says by itself that the log-in is over. It leads back to where she was.
    private static void comeBack(Page page) {
        Locator said = new Screen(page).text("You were logged out");
        said.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
        said.click();
        page.locator("input[name=username]").fill("ada");
        page.locator("input[name=password]").fill("ada");
        page.locator("vaadin-login-form vaadin-button").first().click();
    }

    private static void addNote(Page page) {
        page.locator(".pw-board").focus();
        page.keyboard().press("Escape");
        page.keyboard().press("a");
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search nodes, systems and connections"))
                .fill("note");
        page.keyboard().press("Enter");
        assertThat(page.locator(".react-flow__node.selected")).containsText("Note");
    }

    private static void drag(Page page, Locator box, double dx, double dy) {
        BoundingBox start = box.boundingBox();
        double x = start.x + start.width / 2;
        double y = start.y + start.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + dx, y + dy, new Mouse.MoveOptions().setSteps(8));
        page.mouse().up();
    }

    private static Locator saved(Page page) {
        return page.locator("pipewright-save-status");
    }

    private static Position placeOf(Locator box) {
        Matcher place = Pattern.compile("translate\\((-?\\d+)px, (-?\\d+)px\\)").matcher(box.getAttribute("style"));
        assertThat(place.find()).isTrue();
        return new Position(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
    }
}
