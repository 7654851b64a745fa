package dev.pipewright.model.check;

import dev.pipewright.model.Edge;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.propagation.ExpressionTypes;
import dev.pipewright.model.propagation.SchemaPropagation;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.NameLikeness;
import dev.pipewright.model.schema.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a node reads is there, as far as the sources have agreed on their fields.
record FieldRule(ExpressionFacts expressions) implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        var schemas = SchemaPropagation.through(pipeline, ExpressionTypes.ofPaths());
        for (Node node : pipeline.nodes()) {
            if (!node.disabled()) {
                checkExpressions(node, schemas.entering(node.id(), Edge.IN), findings);
                for (NodeFieldNames.NamedField named : NodeFieldNames.of(node)) {
                    Schema schema = named.port().isEmpty()
                            ? schemas.leaving(node.id())
                            : schemas.entering(node.id(), named.port());
                    if (schema.field(named.name()).isEmpty()) {
                        check(node, named.place(), List.of(named.name().split("\\.", -1)), schema, findings);
                    }
                }
            }
        }
    }

    private void checkExpressions(Node node, Schema schema, Findings findings) {
        if (schema.isUnknown()) {
            return;
        }
        if (node instanceof Node.Map map) {
            Map<String, Integer> places = new HashMap<>();
            for (int i = 0; i < map.lines().size(); i++) {
                places.putIfAbsent(map.lines().get(i).target(), i);
            }
            Set<ExpressionFacts.FieldRead> said = new HashSet<>();
            for (ExpressionFacts.FieldRead read : expressions.reads(map.lines())) {
                if (said.add(read)) {
                    check(node, "lines[" + places.get(read.target()) + "].expression", read.path(), schema, findings);
                }
            }
        } else {
            for (NodeTexts.PlacedText placed : NodeTexts.expressionsOf(node)) {
                expressions.reads(List.of(new MappingLine(placed.field(), placed.text()))).stream()
                        .distinct()
                        .forEach(read -> check(node, placed.field(), read.path(), schema, findings));
            }
        }
    }

    private static void check(Node node, String place, List<String> path, Schema schema, Findings findings) {
        Schema at = schema;
        for (int depth = 0; depth < path.size() && !at.isUnknown(); depth++) {
            Optional<Field> field = at.field(path.get(depth));
            if (field.isEmpty()) {
                add(node, place, String.join(".", path), nearest(path, depth, at), findings);
                return;
            }
            at = inside(field.get().type());
        }
    }

    private static void add(Node node, String place, String path, Optional<String> nearest, Findings findings) {
        nearest.ifPresentOrElse(
                like -> findings.recommend(
                        node, place, "advice.noField.near", Map.of("field", path, "place", place, "near", like)),
                () -> findings.recommend(node, place, "advice.noField", Map.of("field", path, "place", place)));
    }

    /// The path as far as it goes, with the name at a depth corrected.
    private static Optional<String> nearest(List<String> path, int depth, Schema at) {
        return NameLikeness.nearest(
                        path.get(depth), at.fields().stream().map(Field::name).toList())
                .map(like -> Stream.concat(path.stream().limit(depth), Stream.of(like))
                        .collect(Collectors.joining(".")));
    }

    /// The fields below a field; unknown where nobody said what they are.
    private static Schema inside(FieldType type) {
        return switch (type) {
            case FieldType.Structure(Schema schema) -> schema;
            case FieldType.ListOf(FieldType item) -> inside(item);
            case FieldType.Simple _, FieldType.Decimal _ -> Schema.UNKNOWN;
        };
    }
}
