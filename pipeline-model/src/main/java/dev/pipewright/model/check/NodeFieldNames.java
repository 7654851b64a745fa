package dev.pipewright.model.check;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The fields that a node reads by name, not by expression.
final class NodeFieldNames {

    private NodeFieldNames() {}

    /// A field by name.
    ///
    /// @param place where the node names it, as in `groupBy[0]`
    /// @param port the input whose records should have it; empty for what the node itself delivers
    record NamedField(String place, String port, String name) {}

    /// The names that are filled in.
    static List<NamedField> of(Node node) {
        Stream<NamedField> all = switch (node) {
            case Node.Source source -> ofSource(source);
            case Node.Select select -> each("columns", Edge.IN, select.columns(), Node.Select.Column::field);
            case Node.Lookup lookup -> each("keys", Edge.IN, lookup.keys(), Node.Lookup.Match::field);
            case Node.ValueMap map -> Stream.of(new NamedField("field", Edge.IN, map.field()));
            case Node.Aggregate aggregate ->
                Stream.concat(
                        each("groupBy", Edge.IN, aggregate.groupBy(), Function.identity()),
                        each("aggregations", Edge.IN, aggregate.aggregations(), NodeFieldNames::aggregated));
            case Node.Flatten flatten -> Stream.of(new NamedField("list", Edge.IN, flatten.list()));
            case Node.Deduplicate deduplicate -> each("keys", Edge.IN, deduplicate.keys(), Function.identity());
            case Node.Sort sort -> each("keys", Edge.IN, sort.keys(), Node.Sort.Key::field);
            case Node.Join join ->
                Stream.concat(
                        each("leftKeys", Node.Join.LEFT, join.leftKeys(), Function.identity()),
                        each("rightKeys", Node.Join.RIGHT, join.rightKeys(), Function.identity()));
            case Node.Map _,
                    Node.Filter _,
                    Node.Route _,
                    Node.Union _,
                    Node.Validate _,
                    Node.ApiCall _,
                    Node.SubPipeline _,
                    Node.Sink _,
                    Node.Note _ -> Stream.empty();
        };
        return all.filter(named -> !named.name().isBlank()).toList();
    }

    private static Stream<NamedField> ofSource(Node.Source source) {
        var named = new ArrayList<NamedField>();
        each("orderedBy", "", source.orderedBy(), Function.identity()).forEach(named::add);
        var incremental = source.incremental();
        if (incremental != null) {
            each("incremental.watermark", "", incremental.watermark(), Function.identity())
                    .forEach(named::add);
            each("incremental.document", "", incremental.document(), Function.identity())
                    .forEach(named::add);
        }
        return named.stream();
    }

    /// What only counts reads no field.
    private static String aggregated(Node.Aggregate.Aggregation aggregation) {
        return aggregation.function() == Node.Aggregate.Function.COUNT ? "" : aggregation.field();
    }

    private static <T> Stream<NamedField> each(String field, String port, List<T> parts, Function<T, String> name) {
        return IntStream.range(0, parts.size())
                .mapToObj(i -> new NamedField(field + "[" + i + "]", port, name.apply(parts.get(i))));
    }
}
