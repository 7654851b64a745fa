package dev.pipewright.designer.panel;

import dev.pipewright.model.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a node is set to do, as lines of a label's key and a text.
final class NodeFacts {

    private NodeFacts() {}

    static Map<String, String> of(Node node) {
        Map<String, String> facts = new LinkedHashMap<>();
        switch (node) {
            case Node.Source source -> {
                facts.put("connection", source.connection());
                facts.put("settings", settings(source.settings()));
                facts.put("orderedBy", String.join(", ", source.orderedBy()));
                addIncremental(source.incremental(), facts);
            }
            case Node.Map map ->
                facts.put("lines", lines(map.lines(), line -> line.target() + " ← " + line.expression()));
            case Node.Select select ->
                facts.put("columns", lines(select.columns(), column -> column.target() + " ← " + column.field()));
            case Node.Filter filter -> facts.put("condition", filter.condition());
            case Node.Route route ->
                facts.put("branches", lines(route.branches(), branch -> branch.port() + ": " + branch.condition()));
            case Node.Lookup lookup -> {
                facts.put("connection", lookup.connection());
                facts.put("settings", settings(lookup.settings()));
                facts.put("keys", lines(lookup.keys(), key -> key.field() + " = " + key.column()));
                facts.put("target", lookup.target());
            }
            case Node.ValueMap values -> {
                facts.put("field", values.field());
                facts.put("target", values.target());
                facts.put("values", settings(values.values()));
            }
            case Node.Aggregate aggregate -> {
                facts.put("groupBy", String.join(", ", aggregate.groupBy()));
                var items = aggregate.items();
                facts.put("items", items == null ? "" : items);
                facts.put(
                        "aggregations",
                        lines(
                                aggregate.aggregations(),
                                one -> one.target() + " ← " + one.function() + " " + one.field()));
            }
            case Node.Flatten flatten -> facts.put("list", flatten.list());
            case Node.Deduplicate deduplicate -> facts.put("keys", String.join(", ", deduplicate.keys()));
            case Node.Sort sort ->
                facts.put("keys", lines(sort.keys(), key -> key.field() + (key.descending() ? " ↓" : " ↑")));
            case Node.Join join -> {
                facts.put("joinType", join.type().name());
                facts.put("leftKeys", String.join(", ", join.leftKeys()));
                facts.put("rightKeys", String.join(", ", join.rightKeys()));
            }
            case Node.Union _ -> {}
            case Node.Validate validate -> facts.put("jsonSchema", validate.jsonSchema());
            case Node.ApiCall call -> addCall(call, facts);
            case Node.SubPipeline sub -> {
                facts.put("pipeline", sub.pipeline() + " v" + sub.version());
                facts.put("values", settings(sub.parameters()));
            }
            case Node.Sink sink -> {
                facts.put("connection", sink.connection());
                facts.put("settings", settings(sink.settings()));
            }
            case Node.Note note -> facts.put("text", note.text());
        }
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    private static void addIncremental(Node.Source.@Nullable Incremental incremental, Map<String, String> facts) {
        if (incremental != null) {
            facts.put("watermark", String.join(", ", incremental.watermark()));
            facts.put("wholeDocument", String.join(", ", incremental.document()));
            facts.put("lag", Objects.toString(incremental.lag(), ""));
            facts.put("lookBack", Objects.toString(incremental.lookBack(), ""));
        }
    }

    private static void addCall(Node.ApiCall call, Map<String, String> facts) {
        facts.put("preset", call.preset());
        facts.put("connection", call.connection());
        facts.put("settings", settings(call.settings()));
        var document = call.document();
        if (document != null) {
            facts.put("document", document.company() + "\n" + document.type() + "\n" + document.code());
        }
        facts.put("amount", call.amount());
        facts.put("currency", call.currency());
        facts.put("answer", call.answer());
    }

    private static String settings(Map<String, ?> settings) {
        return settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> setting.getKey() + ": " + setting.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static <T> String lines(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining("\n"));
    }
}
