package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.KeyboardModifier;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeBox;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What the mouse does on the board: dragging nodes and lines, and looking around. One person, one browser.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrawingJourneyIT {

    private static final int GRID = 4;
    private static final NodeId READ = new NodeId("source-read01");
    private static final NodeId MORE = new NodeId("source-more01");
    private static final NodeId FIRST = new NodeId("filter-first");
    private static final NodeId SECOND = new NodeId("filter-second");
    private static final NodeId KEEP = new NodeId("sink-keep01");
    private static final Pattern VALID = Pattern.compile(".*\\bvalid\\b.*");
    private static final Pattern NUMBER = Pattern.compile("-?[\\d.]+");

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterAll
    void leave() {
        page.context().close();
    }

    @Test
    void a_port_takes_neither_a_second_line_nor_one_from_an_output_nor_one_that_leads_back() {
        open("drawing-ports");
        Locator lines = page.locator(".react-flow__edge");
        assertThat(lines).hasCount(2);

        refuse(output(MORE), input(SECOND));
        refuse(output(MORE), output(READ));
        refuse(output(SECOND), input(FIRST));
        assertThat(lines).hasCount(2);

        drag(output(MORE), input(FIRST));
        assertThat(screen.line("Read more", "First")).hasCount(1);
        assertThat(saved()).hasText("Saved");
        assertThat(product.draft("drawing-ports").edges()).hasSize(3).contains(Edge.between(MORE, FIRST));
    }

    @Test
    void a_node_is_dragged_out_of_the_palette_onto_the_board_and_onto_a_line() {
        open("drawing-palette");
        fromPalette("Sort", new Position(500, 360));
        Locator sort = page.locator(".react-flow__node.selected");
        assertThat(sort).containsText("Sort");
        assertThat(page.locator(".react-flow__edge")).hasCount(2);
        page.keyboard().press("Escape");

        Position middle = middleOf(FIRST, SECOND);
        fromPalette("Deduplicate", middle);

        assertThat(screen.line("First", "Second")).hasCount(0);
        assertThat(page.locator(".react-flow__edge")).hasCount(3);
        assertThat(saved()).hasText("Saved");
        var drawn = product.draft("drawing-palette");
        NodeId added = only(Node.Deduplicate.class, drawn);
        assertThat(drawn.edges()).contains(Edge.between(FIRST, added), Edge.between(added, SECOND));
        assertThat(drawn.edgesInto(only(Node.Sort.class, drawn))).isEmpty();
    }

    @Test
    void a_double_click_on_the_empty_board_adds_a_node_there() {
        open("drawing-double");
        var place = new Position(420, 370);
        List<Double> view = viewport();

        pane().dblclick(new Locator.DblclickOptions().setPosition(place.x(), place.y()));
        page.keyboard().type("sort");
        page.keyboard().press("Enter");

        Locator added = page.locator(".react-flow__node.selected");
        assertThat(added).containsText("Sort");
        // The board moves to the new node, which stands where it was asked for: around the pointer, but for the grid.
        List<Double> corner = numbers(added.getAttribute("style"), "translate");
        assertThat(corner.get(0) + NodeBox.WIDTH / 2.0)
                .isCloseTo((place.x() - view.get(0)) / view.get(2), within((double) GRID));
        assertThat(corner.get(1) + NodeBox.HEIGHT / 2.0)
                .isCloseTo((place.y() - view.get(1)) / view.get(2), within((double) GRID));
    }

    @Test
    void a_line_that_is_pointed_at_offers_to_put_a_node_in_between() {
        open("drawing-insert");
        Position middle = middleOf(FIRST, SECOND);
        BoundingBox board = pane().boundingBox();
        assertThat(screen.line("First", "Second")).hasCount(1);
        assertThat(screen.button("Put a node in between")).hasCount(0);

        page.mouse().move(board.x + middle.x(), board.y + middle.y() + 60);
        page.mouse().move(board.x + middle.x(), board.y + middle.y(), steps(20));
        screen.button("Put a node in between").click();
        option("Sort").click();

        assertThat(screen.line("First", "Second")).hasCount(0);
        assertThat(saved()).hasText("Saved");
        var drawn = product.draft("drawing-insert");
        NodeId sort = only(Node.Sort.class, drawn);
        assertThat(drawn.edges()).contains(Edge.between(FIRST, sort), Edge.between(sort, SECOND));
    }

    @Test
    void a_line_that_is_let_go_over_nothing_asks_for_the_node_to_lead_to() {
        open("drawing-void");
        BoundingBox board = pane().boundingBox();

        output(MORE).hover();
        page.mouse().down();
        page.mouse().move(board.x + 560, board.y + 360, steps(8));
        page.mouse().up();
        option("Sort").click();

        assertThat(page.locator(".react-flow__node.selected")).containsText("Sort");
        assertThat(saved()).hasText("Saved");
        var drawn = product.draft("drawing-void");
        assertThat(drawn.edges()).contains(Edge.between(MORE, only(Node.Sort.class, drawn)));
    }

    @Test
    void the_board_is_zoomed_panned_and_fitted_and_its_overview_pans_it() {
        open("drawing-look");
        screen.button("Show the whole pipeline").click();
        assertAllSeen();

        double before = viewport().get(2);
        screen.button("Zoom in").click();
        assertBecomes(2, before, true);
        screen.button("Zoom out").click();
        screen.button("Zoom out").click();
        assertBecomes(2, before, false);

        BoundingBox box = screen.box(READ.value()).boundingBox();
        BoundingBox board = pane().boundingBox();
        page.mouse().move(board.x + 400, board.y + board.height - 120);
        page.mouse().down();
        page.mouse().move(board.x + 520, board.y + board.height - 60, steps(6));
        page.mouse().up();
        BoundingBox panned = screen.box(READ.value()).boundingBox();
        assertThat(panned.x - box.x).isBetween(115.0, 125.0);
        assertThat(panned.y - box.y).isBetween(55.0, 65.0);

        screen.button("Overview").click();
        Locator overview = page.locator(".react-flow__minimap");
        assertThat(overview).isVisible();
        BoundingBox map = overview.boundingBox();
        page.mouse().move(map.x + map.width / 2, map.y + map.height / 2);
        page.mouse().down();
        page.mouse().move(map.x + map.width / 2 + 30, map.y + map.height / 2, steps(6));
        page.mouse().up();
        assertThat(screen.box(READ.value()).boundingBox().x).isLessThan(panned.x - 30);

        screen.button("Overview").click();
        screen.button("Show the whole pipeline").click();
        assertAllSeen();

        for (int times = 0; times < 4; times++) {
            screen.button("Zoom in").click();
        }
        screen.button("Tidy up").click();
        assertAllSeen();
    }

    @Test
    void on_an_empty_board_each_click_is_answered_and_the_words_of_other_tools_lead_to_nodes() {
        product.draw(
                "drawing-empty", new Drawing(new Pipeline("Empty", "", List.of(), List.of(), List.of()), Layout.EMPTY));
        page.navigate("/pipelines/drawing-empty");

        screen.button("Take back your last change").click();
        assertThat(page.getByText("No change of yours is left to take back here."))
                .isVisible();
        assertThat(screen.button("Run to here")).hasCount(0);
        screen.button("Add").first().click();
        Locator search = page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search nodes, systems and connections"));
        Locator options = page.locator(".pw-choice");
        search.fill("csv");
        assertThat(options.filter(new Locator.FilterOptions().setHasText("Files"))
                        .first())
                .isVisible();
        search.fill("if");
        assertThat(options.filter(new Locator.FilterOptions().setHasText("Route"))
                        .first())
                .isVisible();
    }

    @Test
    void a_dragged_box_snaps_to_the_grid_and_boxes_are_selected_by_a_frame_and_one_by_one() {
        open("drawing-snap");
        Locator box = screen.box(MORE.value());
        box.hover();
        BoundingBox start = box.boundingBox();
        page.mouse().down();
        page.mouse().move(start.x + start.width / 2 + 37, start.y + start.height / 2 + 23, steps(7));
        page.mouse().up();
        assertThat(saved()).hasText("Saved");
        List<Double> place = numbers(box.getAttribute("style"), "translate");
        assertThat(place).isNotEqualTo(List.of(0.0, 200.0));
        assertThat(place).allMatch(length -> length % GRID == 0);

        page.keyboard().press("Escape");
        BoundingBox read = screen.box(READ.value()).boundingBox();
        BoundingBox more = box.boundingBox();
        page.keyboard().down("Shift");
        page.mouse().move(Math.min(read.x, more.x) - 12, read.y - 12);
        page.mouse().down();
        page.mouse().move(Math.max(read.x, more.x) + read.width + 12, more.y + more.height + 12, steps(8));
        page.mouse().up();
        page.keyboard().up("Shift");
        assertThat(page.locator(".pw-selection")).hasText("2 nodes");
        assertThat(page.locator(".react-flow__node.selected")).hasCount(2);

        screen.box(KEEP.value()).click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL)));
        assertThat(page.locator(".pw-selection")).hasText("3 nodes");
    }

    /// Draws a line to a port that must not take it. The server is asked what fits while the line is dragged, so the
    /// port is pointed at until that is known.
    private void refuse(Locator from, Locator to) {
        from.hover();
        BoundingBox end = to.boundingBox();
        page.mouse().down();
        page.mouse().move(end.x + end.width / 2, end.y + end.height / 2, steps(10));
        for (int moves = 0; moves < 100 && to.getAttribute("class").matches(VALID.pattern()); moves++) {
            page.mouse().move(end.x + end.width / 2 + moves % 2, end.y + end.height / 2);
        }
        assertThat(to).not().hasClass(VALID);
        page.mouse().up();
        assertThat(page.getByRole(AriaRole.COMBOBOX)).hasCount(0);
    }

    private void drag(Locator from, Locator to) {
        from.hover();
        BoundingBox end = to.boundingBox();
        page.mouse().down();
        page.mouse().move(end.x + end.width / 2, end.y + end.height / 2, steps(10));
        page.mouse().up();
    }

    private void fromPalette(String entry, Position place) {
        screen.button("Add").first().click();
        page.getByLabel("Search nodes, systems and connections").first().fill(entry);
        page.locator(".pw-choice")
                .first()
                .dragTo(pane(), new Locator.DragToOptions().setTargetPosition(place.x(), place.y()));
    }

    /// Where the line between two boxes has its middle, from the corner of the board.
    private Position middleOf(NodeId from, NodeId to) {
        BoundingBox board = pane().boundingBox();
        BoundingBox start = output(from).boundingBox();
        BoundingBox end = input(to).boundingBox();
        return new Position(
                (int) ((start.x + start.width + end.x) / 2 - board.x), (int) (start.y + start.height / 2 - board.y));
    }

    /// Waits until a part of the viewport (x, y, zoom) is more or less than it was.
    private void assertBecomes(int part, double before, boolean isMore) {
        page.waitForCondition(
                () -> isMore ? viewport().get(part) > before : viewport().get(part) < before);
    }

    private void assertAllSeen() {
        page.waitForCondition(() -> {
            BoundingBox board = page.locator(".pw-board").boundingBox();
            return page.locator(".react-flow__node").all().stream()
                    .map(Locator::boundingBox)
                    .allMatch(box -> box.x >= board.x
                            && box.y >= board.y
                            && box.x + box.width <= board.x + board.width
                            && box.y + box.height <= board.y + board.height);
        });
    }

    private List<Double> viewport() {
        String style = page.locator(".react-flow__viewport").getAttribute("style");
        return IntStream.range(0, 3)
                .mapToObj(part -> part == 2
                        ? numbers(style, "scale").getFirst()
                        : numbers(style, "translate").get(part))
                .toList();
    }

    /// The numbers in the brackets behind a word of a style.
    private static List<Double> numbers(String style, String word) {
        int start = style.indexOf(word + "(");
        return NUMBER.matcher(style.substring(start, style.indexOf(')', start)))
                .results()
                .map(number -> Double.valueOf(number.group()))
                .toList();
    }

    private static NodeId only(Class<? extends Node> kind, Pipeline pipeline) {
        return pipeline.nodes().stream()
                .filter(kind::isInstance)
                .map(Node::id)
                .findFirst()
                .orElseThrow();
    }

    private void open(String id) {
        product.draw(id, drawing());
        page.navigate("/pipelines/" + id);
        page.locator(".pw-zoom").waitFor();
        // This waits until the drawing stands still.
        screen.box(KEEP.value()).hover();
        // What is pointed at shall not be what the last journey pointed at.
        page.mouse().move(0, 0);
    }

    private Locator output(NodeId node) {
        return screen.box(node.value()).locator(".react-flow__handle.source");
    }

    private Locator input(NodeId node) {
        return screen.box(node.value()).locator(".react-flow__handle.target");
    }

    private Locator pane() {
        return page.locator(".react-flow__pane");
    }

    private Locator option(String text) {
        return page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^" + text)));
    }

    private Locator saved() {
        return page.locator("pipewright-save-status");
    }

    private static Mouse.MoveOptions steps(int count) {
        return new Mouse.MoveOptions().setSteps(count);
    }

    /// Two sources, two filters of which the second one has a line already, and a sink.
    private static Drawing drawing() {
        var pipeline = new Pipeline(
                "Drawn by mouse",
                "",
                List.of(),
                List.of(
                        source(READ, "Read orders"),
                        source(MORE, "Read more"),
                        new Node.Filter(NodeHeader.of(FIRST, "First"), "true"),
                        new Node.Filter(NodeHeader.of(SECOND, "Second"), "true"),
                        new Node.Sink(NodeHeader.of(KEEP, "Keep orders"), Node.Sink.RESULTS, "", Map.of())),
                List.of(Edge.between(FIRST, SECOND), Edge.between(SECOND, KEEP)));
        return new Drawing(
                pipeline,
                Layout.EMPTY.withPositions(Map.of(
                        READ, new Position(0, 0),
                        MORE, new Position(0, 200),
                        FIRST, new Position(300, 100),
                        SECOND, new Position(620, 100),
                        KEEP, new Position(940, 100))));
    }

    private static Node source(NodeId id, String name) {
        return new Node.Source(
                NodeHeader.of(id, name),
                "jdbc",
                "foodmart",
                Map.of("query", "select * from orders"),
                Schema.UNKNOWN,
                List.of());
    }
}
