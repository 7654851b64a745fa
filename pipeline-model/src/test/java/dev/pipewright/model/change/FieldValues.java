package dev.pipewright.model.change;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.ExamplePipelines;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.form.NodeFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A field of some node, and values that it may have.
record FieldValues(NodeId node, String field, List<Object> values) {

    /// Each field of each kind of node but identity and what has lines of its own.
    static List<FieldValues> all() {
        List<FieldValues> all = new ArrayList<>();
        for (Node node : ExamplePipelines.everyKind().pipeline().nodes()) {
            FORMS.forEach((field, values) -> {
                if (NodeFields.valueOf(node, field) != null) {
                    all.add(new FieldValues(node.id(), field, field.equals("keys") ? keysOf(node) : values));
                }
            });
        }
        return all;
    }

    private static List<Object> keysOf(Node node) {
        return switch (node) {
            case Node.Sort _ -> SORT_KEYS;
            case Node.Lookup _ -> LOOKUP_KEYS;
            default -> NAMES;
        };
    }

    private static final List<Object> TEXTS = List.of("", "a", "b", "a.b", "Ä\n\"c\"");
    private static final List<Object> NAMES = List.of(List.of(), List.of("a"), List.of("a", "b"), List.of("b", "a"));
    private static final List<Object> SORT_KEYS =
            List.of(List.of(Map.of("field", "a")), List.of(Map.of("field", "a", "descending", true)), List.of());
    private static final List<Object> LOOKUP_KEYS = List.of(
            List.of(Map.of("field", "a", "column", "b")), List.of(Map.of("field", "b", "column", "b")), List.of());
    private static final List<Object> ANY = List.of(
            "x",
            true,
            7L,
            new BigDecimal("0.25"),
            Map.of(),
            Map.of("a.b", Map.of()),
            List.of(),
            List.of(Map.of("c", 1L)));

    private static final Map<String, List<Object>> FORMS = Map.ofEntries(
            Map.entry("connector", TEXTS),
            Map.entry("connection", TEXTS),
            Map.entry("settings.query", ANY),
            Map.entry("settings.fetchSize", ANY),
            Map.entry("settings.limits", ANY),
            Map.entry(
                    "schema",
                    List.of(
                            List.of(Map.of("name", "a", "type", "date")),
                            List.of(Map.of("name", "a", "type", "decimal(9,2)")),
                            List.of(Map.of("name", "a", "type", Map.of("list", "string"))))),
            Map.entry("orderedBy", NAMES),
            Map.entry("incremental.watermark", NAMES),
            Map.entry("incremental.lag", List.of("PT1M", "PT24H", "PT0.5S")),
            Map.entry(
                    "columns",
                    List.of(
                            List.of(Map.of("target", "a", "field", "b")),
                            List.of(Map.of("target", "a", "field", "b", "type", "date")),
                            List.of(Map.of("target", "a", "field", "b", "type", Map.of("list", "date"))))),
            Map.entry("condition", TEXTS),
            Map.entry(
                    "branches",
                    List.of(
                            List.of(Map.of("port", "a", "condition", "b")),
                            List.of(Map.of("port", "b", "condition", "b")))),
            Map.entry("keys", NAMES),
            Map.entry("target", TEXTS),
            Map.entry("field", TEXTS),
            Map.entry("values.piece", TEXTS),
            Map.entry("unmapped", List.of("reject", "keep", "otherwise")),
            Map.entry("otherwise", TEXTS),
            Map.entry("groupBy", NAMES),
            Map.entry("items", TEXTS),
            Map.entry(
                    "aggregations",
                    List.of(
                            List.of(Map.of("target", "a", "function", "count")),
                            List.of(Map.of("target", "a", "function", "sum", "field", "b")))),
            Map.entry("list", TEXTS),
            Map.entry("type", List.of("inner", "left", "full")),
            Map.entry("leftKeys", NAMES),
            Map.entry("rightKeys", NAMES),
            Map.entry("jsonSchema", TEXTS),
            Map.entry("preset", TEXTS),
            Map.entry("document.code", TEXTS),
            Map.entry("amount", TEXTS),
            Map.entry("currency", TEXTS),
            Map.entry("answer", TEXTS),
            Map.entry("pipeline", TEXTS),
            Map.entry("version", List.of(1L, 2L, 4L)),
            Map.entry("parameters.country", TEXTS),
            Map.entry("text", TEXTS),
            Map.entry("typeVersion", List.of(2L, 3L)));

    PipelineEdit edit(Object value) {
        return new PipelineEdit.ChangeField(node, field, value);
    }

    /// The value as canonical JSON; null if it is left out because it is empty.
    @Nullable
    String textIn(Drawing drawing) {
        return FieldMap.text(NodeFields.valueOf(drawing.pipeline().node(node).orElseThrow(), field));
    }

    /// Two different values, neither of which the field has now.
    List<Object> twoOf(Random random, Drawing drawing) {
        Node present = drawing.pipeline().node(node).orElseThrow();
        List<Object> others = new ArrayList<>(values);
        others.removeIf(value -> Objects.equals(value, NodeFields.valueOf(present, field)));
        Collections.shuffle(others, random);
        return others.subList(0, 2);
    }
}
