package dev.pipewright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.model.picture.GraphLayout;
import dev.pipewright.model.schema.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// How FoodMart's pipeline is drawn from nothing: all that the example's file has, put in by a person's hands.
record FoodMartRecipe(Hands hands, Pipeline example) {

    private static final Path EXAMPLE = Path.of("..", "examples", "foodmart-to-taxman.pipeline.json");

    /// What FoodMart calls a field, as in `order_date`.
    private static final Pattern COLUMN = Pattern.compile("[a-z]+(_[a-z]+)+");

    static FoodMartRecipe by(Hands hands) throws IOException {
        return new FoodMartRecipe(
                hands, PipelineJson.read(Files.readString(EXAMPLE)).drawing().pipeline());
    }

    /// Begins at the list of pipelines, and ends at the page of the new one, saved and tidied up.
    void draw() {
        begin();
        read(one(Node.Source.class));
        group(one(Node.Aggregate.class));
        var maps = example.nodes().stream()
                .filter(Node.Map.class::isInstance)
                .map(Node.Map.class::cast)
                .toList();
        var call = one(Node.ApiCall.class);
        var orders = mapBefore(call, maps);
        map(orders, one(Node.Aggregate.class).name());
        call(call, orders.name());
        var results =
                maps.stream().filter(map -> !map.equals(orders)).findFirst().orElseThrow();
        map(results, call.name());
        hands.add("results", results.name());
        rename(one(Node.Sink.class).name());
        hands.tidyUp();
        var group = one(Node.Aggregate.class);
        Position place = Objects.requireNonNull(
                GraphLayout.arranged(example, Layout.EMPTY).positions().get(group.id()));
        assertThat(page().locator(".react-flow__node").filter(new Locator.FilterOptions().setHasText(group.name())))
                .hasAttribute("style", Pattern.compile("translate\\(" + place.x() + "px, " + place.y() + "px\\)"));
        assertThat(saved()).hasText("Saved");
    }

    private void begin() {
        hands.press(screen().button("New pipeline"));
        assertThat(page().getByRole(AriaRole.DIALOG).getByLabel("Name")).isFocused();
        page().keyboard().insertText(example.name());
        page().keyboard().press("Enter");
        assertThat(screen().heading()).hasText(example.name());
        hands.write(form().getByLabel("What it is for"), example.description());
        for (Parameter parameter : example.parameters()) {
            addRow("Parameters");
            page().keyboard().insertText(parameter.name());
            Locator row = form().getByRole(
                            AriaRole.GROUP,
                            named("Parameters " + (1 + example.parameters().indexOf(parameter))));
            hands.choose(row.locator("vaadin-select-value-button"), "date");
            hands.write(row.getByLabel("Unless a run says otherwise"), Objects.requireNonNull(parameter.standard()));
            hands.write(row.getByLabel("Help", exactly()), parameter.help());
        }
        assertThat(saved()).hasText("Saved");
    }

    private void read(Node.Source source) {
        hands.add(source.connection(), "");
        rename(source.name());
        hands.write(screen().code("Query"), String.valueOf(source.settings().get("query")));
        hands.write(text("Split by"), String.valueOf(source.settings().get("splitBy")));
        assertThat(saved()).hasText("Saved");
        hands.press(form().getByRole(AriaRole.BUTTON, named("Read the fields from the source")));
        List<Field> fields = source.schema().fields();
        for (Field field : fields) {
            Locator row = form().getByRole(AriaRole.GROUP, named("Fields " + (1 + fields.indexOf(field))));
            assertThat(row.getByLabel("Name", exactly())).hasValue(field.name());
            if (field.sensitive()) {
                hands.tick(row.getByLabel("Sensitive"));
            }
        }
        rows("In the order of", source.orderedBy());
    }

    private void group(Node.Aggregate aggregate) {
        hands.add("group", one(Node.Source.class).name());
        rename(aggregate.name());
        rows("Grouped by", aggregate.groupBy());
        hands.write(text("List of the records"), Objects.requireNonNull(aggregate.items()));
    }

    private void map(Node.Map map, String behind) {
        hands.add("map", behind);
        rename(map.name());
        assertThat(saved()).hasText("Saved");
        hands.press(screen().button("Edit mapping"));
        for (MappingLine line : map.lines()) {
            if (COLUMN.matcher(line.expression()).matches()) {
                hands.draw(line.expression(), line.target());
            } else {
                hands.writeLine(line.target(), line.expression());
            }
        }
        hands.press(screen().button("Close"));
        assertThat(saved()).hasText("Saved");
    }

    private void call(Node.ApiCall call, String behind) {
        hands.add("calculate tax with taxman", behind);
        rename(call.name());
        hands.write(screen().code("Amount"), call.amount());
        hands.write(screen().code("Currency"), call.currency());
        hands.write(text("Answer"), call.answer());
    }

    private void rename(String name) {
        hands.write(text("Name"), name);
    }

    private void rows(String label, List<String> values) {
        for (String value : values) {
            addRow(label);
            page().keyboard().insertText(value);
            page().keyboard().press("Enter");
        }
    }

    /// The first cell of a new row has the focus.
    private void addRow(String label) {
        hands.press(form().getByRole(AriaRole.BUTTON, named("Add a row: " + label)));
    }

    private Node.Map mapBefore(Node.ApiCall call, List<Node.Map> maps) {
        return maps.stream()
                .filter(map -> example.edges().stream()
                        .anyMatch(edge ->
                                edge.from().equals(map.id()) && edge.to().equals(call.id())))
                .findFirst()
                .orElseThrow();
    }

    private <T extends Node> T one(Class<T> kind) {
        return example.nodes().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private Locator text(String label) {
        return form().getByLabel(label, exactly()).first();
    }

    private Locator form() {
        return page().locator("pipewright-node-form");
    }

    private Locator saved() {
        return page().locator("pipewright-save-status");
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private Screen screen() {
        return new Screen(page());
    }

    private Page page() {
        return hands.page();
    }
}
