package dev.pipewright.model.check;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The lines of a mapping form one record: each target once, below lists that are there.
final class MappingRule implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            if (node instanceof Node.Map map && !map.disabled()) {
                new Lines(map, findings).check();
            }
        }
    }

    /// The lines of one mapping, while they are checked.
    private static final class Lines {

        private final Node.Map map;
        private final Findings findings;
        private final Set<String> targets = new HashSet<>();

        Lines(Node.Map map, Findings findings) {
            this.map = map;
            this.findings = findings;
        }

        void check() {
            map.lines().forEach(line -> targets.add(line.target()));
            Map<String, Integer> first = new HashMap<>();
            for (int i = 0; i < map.lines().size(); i++) {
                MappingLine line = map.lines().get(i);
                if (isComplete(line, i)) {
                    Integer earlier = first.putIfAbsent(line.target(), i);
                    if (earlier != null) {
                        add(i, "check.sameTarget", Map.of("target", line.target()));
                    } else {
                        checkParents(line.target(), i);
                    }
                }
            }
        }

        private boolean isComplete(MappingLine line, int index) {
            if (line.target().isBlank()) {
                add(index, "check.lineTarget", Map.of("number", String.valueOf(index + 1)));
                return false;
            }
            if (List.of(line.target().split("\\.", -1)).stream().anyMatch(Lines::isNoName)) {
                add(index, "check.linePath", Map.of("target", line.target()));
                return false;
            }
            if (line.expression().isBlank()) {
                add(index, "check.lineExpression", Map.of("target", line.target()));
            }
            return true;
        }

        private static boolean isNoName(String part) {
            String name = part.endsWith("[]") ? part.substring(0, part.length() - 2) : part;
            return name.isBlank() || name.indexOf('[') >= 0 || name.indexOf(']') >= 0;
        }

        /// Looks at each path above the target: `a.b[]` and `a` for `a.b[].c`.
        private void checkParents(String target, int index) {
            for (int dot = target.lastIndexOf('.'); dot > 0; dot = target.lastIndexOf('.', dot - 1)) {
                String parent = target.substring(0, dot);
                if (parent.endsWith("[]")) {
                    if (!targets.contains(parent)) {
                        add(index, "check.noForEach", Map.of("target", target, "parent", parent));
                    }
                } else if (targets.contains(parent)) {
                    add(index, "check.insideValue", Map.of("target", target, "parent", parent));
                }
            }
            if (target.endsWith("[]") && targets.contains(target.substring(0, target.length() - 2))) {
                add(index, "check.sameTarget", Map.of("target", target.substring(0, target.length() - 2)));
            }
        }

        private void add(int index, String key, Map<String, String> values) {
            findings.error(map, "lines[" + index + "]", key, values);
        }
    }
}
