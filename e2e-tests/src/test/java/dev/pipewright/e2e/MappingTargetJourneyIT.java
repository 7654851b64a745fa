package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a mapping is to form is attached and replaced, and no line is lost: complaint 18 of users of other editors.
class MappingTargetJourneyIT {

    private static final NodeId SOURCE = new NodeId("source-target");
    private static final NodeId MAP = new NodeId("map-target");
    private static final List<MappingLine> LINES = List.of(
            new MappingLine("number", "id"), new MappingLine("city", "town"), new MappingLine("note", "remark"));
    private static final FilePayload ORDER_API =
            new FilePayload("orders.yaml", "text/yaml", """
            openapi: 3.0.3
            info: {title: Orders, version: "1"}
            paths:
              /orders:
                post:
                  summary: Create an order
                  requestBody: {content: {application/json: {schema: {title: Order, type: object, required: [number, company],
                    properties: {number: {type: string}, company: {type: string}, shipTo: {properties: {city: {type: string}}}}}}}}
                  responses: {}
              /notes:
                post: {requestBody: {content: {application/json: {schema: {type: object,
                    properties: {note: {type: string}}}}}}, responses: {}}
            """.getBytes(StandardCharsets.UTF_8));

    private final RunningProduct product = RunningProduct.shared();
    private final Page page = product.loggedIn("en-US");
    private final Screen screen = new Screen(page);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void a_target_is_attached_lines_that_moved_go_with_it_and_what_is_orphaned_stays() {
        open("target-attached");
        screen.button("Target").click();
        page.locator(".pw-map-target-view input[type=file]").setInputFiles(ORDER_API);
        page.getByLabel("Operation").selectOption("POST /orders");
        assertThat(view()).containsText("1 stay as they are · 1 moved · 1 orphaned · 1 newly required");

        screen.button("Attach and take over 1 suggested").click();

        assertThat(view()).containsText("'Order' is attached to this mapping.");
        assertThat(view()).containsText("It fills 'note', which Order no longer has. Change or remove it.");
        assertThat(screen.button("Target (1)")).isVisible();
        assertThat(lines("target-attached"))
                .containsExactly(LINES.get(0), new MappingLine("shipTo.city", "town"), LINES.get(2));
    }

    @Test
    void what_a_person_leaves_as_it_is_stays_so_for_everybody() {
        open("target-left");
        screen.button("Target").click();
        page.locator(".pw-map-target-view input[type=file]").setInputFiles(ORDER_API);
        page.getByLabel("Operation").selectOption("POST /orders");
        screen.button("Attach").click();
        screen.button("Accept what is suggested for city").click();

        screen.button("Leave note as it is").click();

        assertThat(view()).containsText("Left as they are: 1.");
        screen.button("1 of 2 required missing").click();
        screen.button("Leave company out").click();
        assertThat(page.getByText("All 1 required mapped")).isVisible();
        page.reload();
        screen.button("Target").click();
        assertThat(view()).containsText("Left as they are: 2.");
        screen.button("Bring them up again").click();
        assertThat(screen.button("Target (1)")).isVisible();
        assertThat(screen.button("1 of 2 required missing")).isVisible();
    }

    @Test
    void a_missing_required_field_is_found_and_mapped_in_three_interactions_by_keyboard() {
        open("target-missing");
        screen.button("Target").click();
        page.locator(".pw-map-target-view input[type=file]").setInputFiles(ORDER_API);
        page.getByLabel("Operation").selectOption("POST /orders");
        screen.button("Attach").click();
        screen.button("Lines").click();
        screen.button("1 of 2 required missing").focus();

        page.keyboard().press("Enter"); // 1
        page.keyboard().press("Enter"); // 2
        assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Map from…")))
                .isFocused();
        page.keyboard().type("remark");
        page.keyboard().press("Enter"); // 3

        assertThat(page.getByText("All 2 required mapped")).isVisible();
        assertThat(lines("target-missing")).contains(new MappingLine("company", "remark"));
    }

    private void open(String id) {
        var orders = new Schema(List.of(
                Field.of("id", Simple.STRING), Field.of("town", Simple.STRING), Field.of("remark", Simple.STRING)));
        product.draw(
                id,
                new Drawing(
                        new Pipeline(
                                "Orders " + id,
                                "",
                                List.of(),
                                List.of(
                                        new Node.Source(
                                                NodeHeader.of(SOURCE, "Orders"),
                                                Node.Source.INGEST,
                                                "",
                                                Map.of(),
                                                orders,
                                                List.of()),
                                        new Node.Map(NodeHeader.of(MAP, "Form the order"), LINES)),
                                List.of(Edge.between(SOURCE, MAP))),
                        Layout.EMPTY));
        page.navigate("/pipelines/" + id + "?node=map-target&edit=mapping");
        assertThat(page.getByRole(AriaRole.TREE, new Page.GetByRoleOptions().setName("Outgoing record")))
                .isFocused();
    }

    private Locator view() {
        return page.locator(".pw-map-target-view");
    }

    private List<MappingLine> lines(String id) {
        return ((Node.Map) product.draft(id).node(MAP).orElseThrow()).lines();
    }
}
