package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.wanted.Coverage;
import dev.pipewright.model.wanted.MapTarget;
import dev.pipewright.model.wanted.TargetSchemas;
import java.util.Map;

/// A mapping gives all that its target requires, but for what a person has left out. A recommendation, for what a line
/// gives whole only the data
/// shows.
record CoverageRule(TargetSchemas targets) implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            if (node instanceof Node.Map map && !map.disabled()) {
                MapTarget.of(map, pipeline, targets).ifPresent(target -> check(map, target, findings));
            }
        }
    }

    private static void check(Node.Map map, MapTarget target, Findings findings) {
        for (String path : Coverage.of(target.tree(), map.lines()).missingPaths()) {
            if (!map.leavesOut(path)) {
                Map<String, String> values =
                        Map.of("target", path, "wanted", target.tree().name());
                findings.recommend(map, "lines[" + path + "]", "check.notMapped", values);
            }
        }
    }
}
