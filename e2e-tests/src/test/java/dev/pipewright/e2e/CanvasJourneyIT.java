package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.catalogue.Connections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Drawing: what an engineer does on the canvas with mouse and keys.
class CanvasJourneyIT {

    private static final int MOVES = 100;
    private static final double A_HUNDRED_MILLIS = 300_000;
    private static final LocatorAssertions.HasTextOptions WITHIN_A_HUNDRED =
            new LocatorAssertions.HasTextOptions().setTimeout(A_HUNDRED_MILLIS);
    private static final LocatorAssertions.HasAttributeOptions AFTER_A_HUNDRED =
            new LocatorAssertions.HasAttributeOptions().setTimeout(A_HUNDRED_MILLIS);
    private static final NodeId READ = new NodeId("source-read01");
    private static final NodeId KEEP = new NodeId("sink-keep01");

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void a_node_is_added_and_connected_in_two_interactions() {
        open("canvas-two-clicks", readAndKeep());
        var interactions = new Interactions();
        screen.box(READ.value()).hover();

        interactions.click(page.getByLabel("Add a node behind"));
        interactions.click(option("Filter"));

        Locator added = page.getByRole(AriaRole.GROUP, named("Filter: Filter orders"));
        assertThat(added).isVisible();
        assertThat(screen.line("Read orders", "Filter orders")).hasCount(1);
        assertThat(saved()).hasText("Saved");
        page.reload();
        assertThat(added).isVisible();
        assertThat(interactions.count()).isLessThanOrEqualTo(2);
    }

    @Test
    void a_node_is_put_between_two_others_with_the_keys_alone() {
        open("canvas-between", readAndKeep());
        screen.line("Read orders", "Keep orders").focus();

        page.keyboard().press("a");
        page.keyboard().type("map");
        page.keyboard().press("Enter");

        assertThat(screen.line("Read orders", "Map orders")).hasCount(1);
        assertThat(screen.line("Map orders", "Keep orders")).hasCount(1);
        assertThat(screen.line("Read orders", "Keep orders")).hasCount(0);
        page.keyboard().press("Control+z");
        assertThat(screen.line("Read orders", "Keep orders")).hasCount(1);
        assertThat(page.getByRole(AriaRole.GROUP, named("Map: Map orders"))).hasCount(0);
    }

    @Test
    void nodes_are_copied_into_another_pipeline() {
        open("canvas-copy", readAndKeep());
        screen.box(READ.value()).click();
        page.keyboard().press("Control+a");
        page.keyboard().press("Control+c");

        open(
                "canvas-paste",
                new Drawing(new Pipeline("canvas-paste", "", List.of(), List.of(), List.of()), Layout.EMPTY));
        assertThat(page.getByText("Nothing is drawn yet.")).isVisible();
        page.locator(".pw-board").focus();
        page.keyboard().press("Control+v");

        assertThat(screen.line("Read orders", "Keep orders")).hasCount(1);
        assertThat(saved()).hasText("Saved");
        page.keyboard().press("Control+d");
        assertThat(screen.line("Read orders 2", "Keep orders 2")).hasCount(1);
    }

    @Test
    void nodes_are_grouped_aligned_and_disabled_and_all_is_taken_back() {
        open("canvas-group", readAndKeep());
        screen.box(READ.value()).click();
        page.keyboard().press("Control+a");
        Locator bar = page.locator(".pw-selection");
        assertThat(bar).hasText("2 nodes");

        page.keyboard().press("Control+g");
        page.locator(".pw-frame button").dblclick();
        page.getByLabel("Name of the group").fill("Orders");
        page.keyboard().press("Enter");
        assertThat(screen.button("Orders")).isVisible();
        screen.button("Orders").click();
        assertThat(screen.box(KEEP.value())).hasAttribute("style", at(480, 140));
        in(bar, "Align left").click();
        assertThat(screen.box(KEEP.value())).hasAttribute("style", at(0, 140));
        assertThat(screen.box(READ.value())).hasAttribute("style", at(0, 0));
        in(bar, "Disable").click();
        assertThat(page.locator(".pw-box.pw-disabled")).hasCount(2);
        assertThat(saved()).hasText("Saved");

        Locator undo = screen.button("Take back your last change");
        for (int step = 0; step < 4; step++) {
            undo.click();
            assertThat(saved()).hasText("Saved");
        }
        assertThat(page.locator(".pw-box.pw-disabled")).hasCount(0);
        assertThat(page.locator(".pw-frame")).hasCount(0);
        assertThat(screen.box(KEEP.value())).hasAttribute("style", at(480, 140));
        assertThat(screen.box(READ.value())).hasAttribute("style", at(0, 0));
    }

    @Test
    void a_hundred_moves_by_keyboard_are_taken_back_and_brought_back() {
        open("canvas-undo", readAndKeep());
        Locator read = screen.box(READ.value());
        read.click();

        for (int move = 0; move < MOVES; move++) {
            page.keyboard().press("ArrowDown");
            // What is done next ends a move: the next key begins another.
            page.keyboard().press("1");
        }
        assertThat(saved()).hasText("Saved", WITHIN_A_HUNDRED);
        assertThat(read).hasAttribute("style", at(0, MOVES * 4));

        press("Control+z", MOVES);
        assertThat(read).hasAttribute("style", at(0, 0), AFTER_A_HUNDRED);
        press("Control+y", MOVES);
        assertThat(read).hasAttribute("style", at(0, MOVES * 4), AFTER_A_HUNDRED);
    }

    private void press(String key, int times) {
        for (int time = 0; time < times; time++) {
            page.keyboard().press(key);
        }
    }

    private static Pattern at(int x, int y) {
        return Pattern.compile("translate\\(" + x + "px, " + y + "px\\)");
    }

    @Test
    void a_node_is_found_by_its_name_and_has_an_address() {
        open("canvas-find", large(60));

        page.keyboard().press("Control+k");
        page.keyboard().type("note 57");
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile("\\?node=note-n00057$"));
        page.reload();
        assertThat(page.locator(".react-flow__node.selected")).hasAttribute("data-id", "note-n00057");
        assertThat(page.getByLabel("Name")).hasValue("Note 57");
    }

    @Test
    void several_selected_nodes_are_named_beside_the_drawing_with_what_is_done_to_all_of_them() {
        open("canvas-several", readAndKeep());
        Locator panel = page.locator("pipewright-node-form");
        Locator hint = panel.getByText("Select a node to see what it does");
        assertThat(hint).isVisible();
        screen.box(READ.value()).click();
        page.keyboard().press("Control+a");

        assertThat(panel).containsText("2 nodes are selected.");
        assertThat(hint).isHidden();
        assertThat(panel.getByRole(AriaRole.LISTITEM)).hasText(new String[] {"Read orders", "Keep orders"});
        in(panel, "Align at the top").click();
        assertThat(screen.box(KEEP.value())).hasAttribute("style", at(480, 0));
        in(panel, "Disable").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".pw-box.pw-disabled")).hasCount(2);
        assertThat(in(panel, "Enable")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".pw-box.pw-disabled")).hasCount(0);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        in(panel, "Copy").click();
        assertThat(panel.getByRole(AriaRole.STATUS)).containsText("Paste it here, into another pipeline");
        in(panel, "Group").click();
        in(panel, "Ungroup").click();
        assertThat(page.locator(".pw-frame")).hasCount(0);

        in(panel, "Keep orders").click();
        assertThat(panel.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)))
                .hasValue("Keep orders");
        page.locator(".pw-board").focus();
        page.keyboard().press("Control+v");
        assertThat(screen.line("Read orders 2", "Keep orders 2")).hasCount(1);
        in(panel, "Remove").click();
        assertThat(page.locator(".react-flow__node")).hasCount(2);
        assertThat(panel).isFocused();
        assertThat(hint).isVisible();
        assertThat(saved()).hasText("Saved");
    }

    @Test
    void a_problem_about_a_connection_goes_as_soon_as_somebody_makes_the_connection() {
        var demo = new TenantId("demo");
        var connections = product.get(Connections.class);
        var connector = product.get(ConnectorCatalogue.class).get("jdbc");
        connections.remove(demo, "canvas-later", "ben");
        open("canvas-connection", readFrom("canvas-later"));
        screen.box(READ.value()).click();
        page.getByRole(AriaRole.TAB)
                .filter(new Locator.FilterOptions().setHasText("Problems ("))
                .click();
        Locator problem = page.locator(".pw-problem").filter(new Locator.FilterOptions().setHasText("canvas-later"));
        assertThat(problem).isVisible();

        connections.save(demo, "canvas-later", connector, Map.of("url", "jdbc:postgresql://localhost/later"), "ben");

        assertThat(problem).hasCount(0);
        connections.remove(demo, "canvas-later", "ben");
        assertThat(problem).isVisible();
    }

    @Test
    void the_overview_covers_no_box_and_a_small_board_does_without() {
        open("canvas-overview", readAndKeep());
        screen.button("Overview").click();
        Locator map = page.locator(".react-flow__minimap");
        screen.button("Show the whole pipeline").click();
        page.waitForCondition(() -> areApart(map, screen.box(READ.value())) && areApart(map, screen.box(KEEP.value())));

        page.setViewportSize(320, 700);
        assertThat(map).isHidden();
        page.locator(".pw-board").focus();
        page.keyboard().press("Control+a");
        assertThat(page.locator("pipewright-node-form")).containsText("2 nodes are selected.");
        assertThat(page.locator(".pw-selection")).isHidden();
        page.waitForCondition(() -> page.locator(".react-flow__node").all().stream()
                .allMatch(box -> areApart(page.locator(".pw-zoom"), box) && areApart(page.locator(".pw-add"), box)));
    }

    private static boolean areApart(Locator one, Locator other) {
        BoundingBox first = one.boundingBox();
        BoundingBox second = other.boundingBox();
        return first.x + first.width <= second.x
                || second.x + second.width <= first.x
                || first.y + first.height <= second.y
                || second.y + second.height <= first.y;
    }

    private static Locator in(Locator place, String button) {
        return place.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true));
    }

    @Test
    void boxes_are_tidied_up_and_the_overview_and_the_keys_are_shown() {
        open("canvas-tidy", readAndKeep());
        Locator keep = screen.box(KEEP.value());
        String before = keep.getAttribute("style");

        screen.button("Tidy up").click();
        assertThat(keep).not().hasAttribute("style", before);
        page.locator(".pw-board").focus();
        page.keyboard().press("m");
        assertThat(page.locator(".react-flow__minimap")).isVisible();
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG, named("Keys of the drawing")))
                .isVisible();
        screen.button("Close").click();
    }

    @Test
    void with_500_nodes_panning_paints_no_box_and_dragging_paints_one() {
        open("canvas-500", large(500));
        page.keyboard().press("Control+k");
        page.keyboard().type("note 250");
        page.keyboard().press("Enter");
        Locator box = screen.box("note-n00250");
        assertThat(page.locator(".react-flow__node.selected")).hasCount(1);
        Map<String, Integer> before = painted();

        BoundingBox start = box.boundingBox();
        page.mouse().move(start.x + start.width / 2, start.y - 20);
        page.mouse().down();
        page.mouse().move(start.x + start.width / 2 + 24, start.y - 4, steps(6));
        page.mouse().up();
        assertThat(paintedSince(before)).as("painted by panning").isEmpty();

        Map<String, Integer> afterPan = painted();
        start = box.boundingBox();
        page.mouse().move(start.x + start.width / 2, start.y + start.height / 2);
        page.mouse().down();
        page.mouse().move(start.x + start.width / 2 + 40, start.y + start.height / 2 + 40, steps(8));
        page.mouse().up();
        assertThat(saved()).hasText("Saved");
        assertThat(paintedSince(afterPan)).as("painted by dragging").containsExactly("note-n00250");
    }

    /// How often each box that is there was painted, all at one moment.
    @SuppressWarnings("unchecked") // The script gives numbers by names.
    private Map<String, Integer> painted() {
        return (Map<String, Integer>) page.evaluate("""
                () => Object.fromEntries([...document.querySelectorAll('.react-flow__node')].map((node) =>
                    [node.dataset.id, Number(node.querySelector('[data-painted]').dataset.painted)]))""");
    }

    /// The boxes that were there before and have been painted again.
    private List<String> paintedSince(Map<String, Integer> before) {
        return painted().entrySet().stream()
                .filter(entry -> before.containsKey(entry.getKey())
                        && !before.get(entry.getKey()).equals(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void open(String id, Drawing drawing) {
        product.draw(id, drawing);
        page.navigate("/pipelines/" + id);
        page.locator(".pw-zoom").waitFor();
    }

    private static Mouse.MoveOptions steps(int count) {
        return new Mouse.MoveOptions().setSteps(count);
    }

    private Locator option(String text) {
        return page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^" + text)));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private Locator saved() {
        return page.locator("pipewright-save-status");
    }

    private static Drawing readAndKeep() {
        return readFrom("foodmart");
    }

    private static Drawing readFrom(String connection) {
        var pipeline = new Pipeline(
                "Orders",
                "",
                List.of(),
                List.of(
                        new Node.Source(
                                NodeHeader.of(READ, "Read orders"),
                                "jdbc",
                                connection,
                                Map.of("query", "select * from orders"),
                                Schema.UNKNOWN,
                                List.of()),
                        new Node.Sink(NodeHeader.of(KEEP, "Keep orders"), Node.Sink.RESULTS, "", Map.of())),
                List.of(Edge.between(READ, KEEP)));
        return new Drawing(
                pipeline, Layout.EMPTY.withPositions(Map.of(READ, new Position(0, 0), KEEP, new Position(480, 140))));
    }

    private static Drawing large(int count) {
        List<Node> nodes = new ArrayList<>();
        Map<NodeId, Position> positions = new HashMap<>();
        for (int i = 0; i < count; i++) {
            var id = new NodeId("note-n%05d".formatted(i));
            nodes.add(new Node.Note(NodeHeader.of(id, "Note " + i), "A note."));
            positions.put(id, new Position(i % 25 * 280, i / 25 * 120));
        }
        return new Drawing(
                new Pipeline("Many nodes", "", List.of(), nodes, List.of()), Layout.EMPTY.withPositions(positions));
    }
}
