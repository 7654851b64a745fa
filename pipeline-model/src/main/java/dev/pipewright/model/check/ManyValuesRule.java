package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.propagation.ExpressionTypes;
import dev.pipewright.model.propagation.SchemaPropagation;
import dev.pipewright.model.wanted.ManyValues;
import dev.pipewright.model.wanted.MapTarget;
import dev.pipewright.model.wanted.TargetSchemas;
import dev.pipewright.model.wanted.TargetTree;
import java.util.List;
import java.util.Map;

/// A line gives one value where its target takes one, as far as the sources have agreed on their fields.
record ManyValuesRule(TargetSchemas targets) implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        var schemas = SchemaPropagation.through(pipeline, ExpressionTypes.ofPaths());
        for (Node node : pipeline.nodes()) {
            if (node instanceof Node.Map map && !map.disabled()) {
                MapTarget.of(map, pipeline, targets).ifPresent(target -> check(map, schemas, target.tree(), findings));
            }
        }
    }

    private static void check(Node.Map map, SchemaPropagation schemas, TargetTree wanted, Findings findings) {
        List<String> targets = map.lines().stream().map(line -> line.target()).toList();
        for (String target : ManyValues.in(wanted).of(map.lines(), schemas.leaving(map.id()))) {
            String field = "lines[" + targets.indexOf(target) + "].expression";
            findings.recommend(map, field, "advice.manyValues", Map.of("target", target));
        }
    }
}
