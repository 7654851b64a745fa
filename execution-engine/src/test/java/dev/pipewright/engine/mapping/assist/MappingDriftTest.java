package dev.pipewright.engine.mapping.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.form.NodeFields;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.TargetTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Complaint 18 of users of other mapping editors: a new schema wipes the mapping.
class MappingDriftTest {

    private static final List<MappingLine> LINES = lines(
            "documentCode = order_no",
            "currency = $uppercase(curr)",
            "customer.code = $string(customer.id)",
            "addresses.shipTo.city = city",
            "note = 'checked'",
            "lines[] = items[quantity > 0]",
            "lines[].item = sku",
            "lines[].amount = $string(price * quantity)");

    private static final Schema ORDERS = schema(
            Field.of("order_no", Simple.STRING),
            Field.of("curr", Simple.STRING),
            Field.of("customer", structure(Field.of("id", Simple.INTEGER))),
            Field.of("city", Simple.STRING),
            Field.of(
                    "items",
                    list(
                            Field.of("sku", Simple.STRING),
                            Field.of("price", new FieldType.Decimal(10, 2)),
                            Field.of("quantity", Simple.INTEGER))));

    @Test
    void the_same_source_keeps_all_lines() {
        MappingDrift drift = MappingDrift.ofSource(LINES, ORDERS, ORDERS);

        assertThat(states(drift)).containsOnly("KEPT");
        assertThat(drift.lines()).allMatch(line -> line.reason().isEmpty());
    }

    @Test
    void replacing_a_source_schema_keeps_what_is_there_suggests_for_the_rest_and_deletes_no_line() {
        Schema changed = schema(
                Field.of("order_no", Simple.INTEGER),
                Field.of("currency", Simple.STRING),
                Field.of("customer", structure(Field.of("number", Simple.STRING))),
                Field.of("address", structure(Field.of("city", Simple.STRING))),
                Field.of(
                        "positions",
                        list(
                                Field.of("sku", Simple.STRING),
                                Field.of("price", new FieldType.Decimal(10, 2)),
                                Field.of("quantity", Simple.INTEGER))));

        MappingDrift drift = MappingDrift.ofSource(LINES, ORDERS, changed);

        assertThat(drift.lines()).extracting(MappingDrift.LineDrift::line).isEqualTo(LINES);
        assertThat(shown(drift))
                .containsExactly(
                        "KEPT documentCode: 'order_no' was of the type string and is now of the type integer.",
                        "ORPHANED currency -> currency = $uppercase(currency): It reads 'curr', which is gone."
                                + " 'currency' is new and may be the same.",
                        "ORPHANED customer.code -> customer.code = $string(customer.number): It reads 'customer.id',"
                                + " which is gone. 'customer.number' is new and may be the same.",
                        "MOVED addresses.shipTo.city -> addresses.shipTo.city = address.city: It reads 'city', which is"
                                + " now 'address.city'.",
                        "KEPT note",
                        "MOVED lines[] -> lines[] = positions[quantity > 0]: It reads 'items', which is now"
                                + " 'positions'.",
                        "KEPT lines[].item",
                        "KEPT lines[].amount");
    }

    @Test
    void a_value_that_has_moved_into_a_list_has_become_many_and_nothing_is_suggested_for_it() {
        Schema changed = schema(
                Field.of("order_no", Simple.STRING),
                Field.of("curr", Simple.STRING),
                Field.of("customer", structure(Field.of("id", Simple.INTEGER))),
                Field.of(
                        "items",
                        list(
                                Field.of("city", Simple.STRING),
                                Field.of("sku", Simple.STRING),
                                Field.of("price", new FieldType.Decimal(10, 2)),
                                Field.of("quantity", Simple.INTEGER))));

        assertThat(shown(MappingDrift.ofSource(LINES, ORDERS, changed)))
                .contains("MOVED addresses.shipTo.city: It reads 'city', which is now 'items.city'.");
    }

    @Test
    void what_is_read_of_the_first_of_a_list_goes_with_a_list_that_is_called_otherwise() {
        List<MappingLine> lines = lines("lines[] = items", "lines[].item = sku", "number = $uppercase(items[0].sku)");
        Schema changed = schema(Field.of(
                "positions",
                list(
                        Field.of("sku", Simple.STRING),
                        Field.of("price", new FieldType.Decimal(10, 2)),
                        Field.of("quantity", Simple.INTEGER))));

        assertThat(shown(MappingDrift.ofSource(lines, ORDERS, changed)))
                .contains("MOVED number -> number = $uppercase(positions[0].sku): It reads 'items.sku', which is now"
                        + " 'positions.sku'.");
    }

    @Test
    void lines_alone_tell_what_they_were_drawn_for() throws Exception {
        Schema source = schema(
                Field.of("order_no", Simple.INTEGER),
                Field.of("currency", Simple.STRING),
                Field.of("address", structure(Field.of("city", Simple.STRING))),
                Field.of(
                        "positions",
                        list(
                                Field.of("sku", Simple.STRING),
                                Field.of("price", new FieldType.Decimal(10, 2)),
                                Field.of("quantity", Simple.INTEGER),
                                Field.of("colour", Simple.STRING))));
        TargetTree target = tree("""
                {"title": "New", "required": ["documentCode", "company"], "properties": {"documentCode": {},
                 "company": {}, "currency": {}, "customer": {"properties": {"code": {}}},
                 "shipTo": {"properties": {"city": {}}}, "positions": {"type": "array", "items":
                   {"properties": {"item": {}, "amount": {}, "note": {}}}}}}
                """);

        assertThat(shown(MappingDrift.ofSource(LINES, source)))
                .containsExactly(
                        "KEPT documentCode",
                        "ORPHANED currency -> currency = $uppercase(currency): It reads 'curr', which is gone."
                                + " 'currency' is new and may be the same.",
                        "ORPHANED customer.code: It reads 'customer.id', which is gone. Change or remove it.",
                        "MOVED addresses.shipTo.city -> addresses.shipTo.city = address.city: It reads 'city', which is"
                                + " now 'address.city'.",
                        "KEPT note",
                        "MOVED lines[] -> lines[] = positions[quantity > 0]: It reads 'items', which is now"
                                + " 'positions'.",
                        "KEPT lines[].item",
                        "KEPT lines[].amount");
        assertThat(shown(MappingDrift.ofTarget(LINES, target)))
                .containsExactly(
                        "KEPT documentCode",
                        "KEPT currency",
                        "KEPT customer.code",
                        "MOVED addresses.shipTo.city -> shipTo.city = city: It fills 'addresses.shipTo.city', which is"
                                + " now 'shipTo.city'.",
                        "ORPHANED note: It fills 'note', which New no longer has. Change or remove it.",
                        "MOVED lines[] -> positions[] = items[quantity > 0]: It fills 'lines[]', which is now"
                                + " 'positions[]'.",
                        "MOVED lines[].item -> positions[].item = sku: It fills 'lines[].item', which is now"
                                + " 'positions[].item'.",
                        "MOVED lines[].amount -> positions[].amount = $string(price * quantity): It fills"
                                + " 'lines[].amount', which is now 'positions[].amount'.");
        assertThat(MappingDrift.ofTarget(LINES, target).newlyRequired()).containsExactly("company");
    }

    @Test
    void a_line_below_a_list_finds_its_field_in_the_item() {
        Schema changed = schema(
                Field.of("order_no", Simple.STRING),
                Field.of("curr", Simple.STRING),
                Field.of("customer", structure(Field.of("id", Simple.INTEGER))),
                Field.of("city", Simple.STRING),
                Field.of(
                        "items",
                        list(
                                Field.of("product", structure(Field.of("sku", Simple.STRING))),
                                Field.of("price", new FieldType.Decimal(10, 2)),
                                Field.of("quantity", Simple.INTEGER))));

        assertThat(shown(MappingDrift.ofSource(LINES, ORDERS, changed)))
                .contains("MOVED lines[].item -> lines[].item = product.sku: It reads 'items.sku', which is now"
                        + " 'items.product.sku'.");
    }

    @Test
    void what_a_for_each_has_put_into_its_items_is_not_looked_for_in_the_source() {
        List<MappingLine> lines = lines(
                "documentCode = order_no",
                "lines[] = items#$i.$merge([$, {'line': $i + 1}])",
                "lines[].number = $string(line)",
                "lines[].item = sku");

        assertThat(states(MappingDrift.ofSource(lines, ORDERS))).containsOnly("KEPT");
        assertThat(states(MappingDrift.ofSource(lines, ORDERS, ORDERS))).containsOnly("KEPT");
    }

    @Test
    void what_nobody_finds_again_stays_as_an_orphan() {
        Schema changed = schema(Field.of("colour", Simple.STRING));

        MappingDrift drift = MappingDrift.ofSource(lines("documentCode = order_no"), ORDERS, changed);

        assertThat(shown(drift))
                .containsExactly("ORPHANED documentCode: It reads 'order_no', which is gone. Change or remove it.");
    }

    @Test
    void replacing_a_target_schema_keeps_what_is_there_suggests_for_the_rest_and_deletes_no_line() throws Exception {
        TargetTree before = tree("""
                {"title": "Old", "required": ["code"], "properties": {"code": {}, "custNo": {}, "city": {}, "note": {},
                 "free": {"type": "object"}, "lines": {"type": "array", "items":
                   {"properties": {"item": {}, "amount": {}, "colour": {}}}}}}
                """);
        TargetTree after = tree("""
                {"title": "New", "required": ["code", "company"], "properties": {"code": {}, "company": {},
                 "customerNumber": {}, "shipTo": {"properties": {"city": {}}}, "free": {"type": "object"},
                 "positions": {"type": "array", "items": {"properties": {"item": {}, "amount": {}}}}}}
                """);
        List<MappingLine> lines = lines(
                "code = a",
                "custNo = b",
                "city = c",
                "note = d",
                "free.x = e",
                "lines[] = f",
                "lines[].item = g",
                "lines[].colour = h");

        MappingDrift drift = MappingDrift.ofTarget(lines, before, after);

        assertThat(drift.lines()).extracting(MappingDrift.LineDrift::line).isEqualTo(lines);
        assertThat(shown(drift))
                .containsExactly(
                        "KEPT code",
                        "ORPHANED custNo -> customerNumber = b: It fills 'custNo', which is gone. 'customerNumber' is"
                                + " new and may be the same.",
                        "MOVED city -> shipTo.city = c: It fills 'city', which is now 'shipTo.city'.",
                        "ORPHANED note: It fills 'note', which New no longer has. Change or remove it.",
                        "KEPT free.x",
                        "MOVED lines[] -> positions[] = f: It fills 'lines[]', which is now 'positions[]'.",
                        "MOVED lines[].item -> positions[].item = g: It fills 'lines[].item', which is now"
                                + " 'positions[].item'.",
                        "ORPHANED lines[].colour: It fills 'lines[].colour', which New no longer has. Change or remove"
                                + " it.");
        assertThat(drift.newlyRequired()).containsExactly("company");
    }

    @Test
    void attaching_replacing_and_removing_a_target_schema_changes_no_byte_of_the_lines_and_saving_changes_none_at_all()
            throws Exception {
        String text = Files.readString(Path.of("../examples/foodmart-to-taxman.pipeline.json"));
        PipelineFile file = PipelineJson.read(text);
        Node map = file.pipeline().node(new NodeId("map-order7")).orElseThrow();

        Node attached = NodeFields.with(map, "targetSchema", "{\"properties\": {\"a\": {}}}");
        Node replaced = NodeFields.with(attached, "targetSchema", "{\"properties\": {\"b\": {}}}");

        assertThat(NodeFields.valueOf(replaced, "lines")).isEqualTo(NodeFields.valueOf(map, "lines"));
        String saved = PipelineJson.write(with(file, replaced));
        assertThat(PipelineJson.write(PipelineJson.read(saved))).isEqualTo(saved);
        Node removed = NodeFields.with(replaced, "targetSchema", null);
        assertThat(PipelineJson.write(with(file, removed))).isEqualTo(text);
    }

    private static PipelineFile with(PipelineFile file, Node node) {
        return new PipelineFile(file.pipeline().withNode(node), file.layout(), file.origin());
    }

    private static TargetTree tree(String schema) throws InvalidTargetException {
        return TargetForm.of(schema).tree();
    }

    private static List<String> states(MappingDrift drift) {
        return drift.lines().stream().map(line -> line.state().name()).toList();
    }

    private static List<String> shown(MappingDrift drift) {
        return drift.lines().stream()
                .map(line -> {
                    MappingLine instead = line.suggestion();
                    String suggested = instead == null ? "" : " -> " + instead.target() + " = " + instead.expression();
                    String reason = line.reason().stream()
                            .map(each -> ": " + Sentences.english().text(each))
                            .findFirst()
                            .orElse("");
                    return line.state() + " " + line.line().target() + suggested + reason;
                })
                .toList();
    }

    private static List<MappingLine> lines(String... lines) {
        return Stream.of(lines)
                .map(line -> new MappingLine(
                        line.substring(0, line.indexOf(" = ")), line.substring(line.indexOf(" = ") + 3)))
                .toList();
    }

    private static Schema schema(Field... fields) {
        return new Schema(List.of(fields));
    }

    private static FieldType structure(Field... fields) {
        return new FieldType.Structure(schema(fields));
    }

    private static FieldType list(Field... fields) {
        return new FieldType.ListOf(structure(fields));
    }
}
