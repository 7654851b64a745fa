package dev.pipewright.model.check;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether a tax call estimates or records is decided by the run and written by the preset, never by what forms the
/// record it gets.
final class ModeFieldRule implements Rule {

    private static final Set<String> MODE_FIELDS = Set.of("mode", "commit", "type");

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            if (node instanceof Node.ApiCall call
                    && !call.disabled()
                    && !call.preset().equals(Node.ApiCall.GENERAL)) {
                new Way(call, pipeline, findings).checkBefore(call.id());
            }
        }
    }

    /// The way back from a call to whatever named the fields of its records.
    private static final class Way {

        private final Node.ApiCall call;
        private final Pipeline pipeline;
        private final Findings findings;
        private final Set<NodeId> seen = new HashSet<>();

        Way(Node.ApiCall call, Pipeline pipeline, Findings findings) {
            this.call = call;
            this.pipeline = pipeline;
            this.findings = findings;
        }

        void checkBefore(NodeId at) {
            for (Edge edge : pipeline.edgesInto(at)) {
                if (seen.add(edge.from())) {
                    pipeline.node(edge.from()).ifPresent(this::check);
                }
            }
        }

        private void check(Node node) {
            if (node.disabled() || passesFieldsOn(node)) {
                checkBefore(node.id());
            }
        }

        /// Looks at the fields a node names itself.
        ///
        /// @return true if the fields of the records it gets leave it too
        private boolean passesFieldsOn(Node node) {
            return switch (node) {
                case Node.Map map -> {
                    named(
                            map,
                            "lines",
                            map.lines().stream().map(line -> line.target()).toList());
                    yield false;
                }
                case Node.Select select -> {
                    named(
                            select,
                            "columns",
                            select.columns().stream()
                                    .map(column -> column.target())
                                    .toList());
                    yield false;
                }
                case Node.Aggregate aggregate -> {
                    named(
                            aggregate,
                            "aggregations",
                            aggregate.aggregations().stream()
                                    .map(part -> part.target())
                                    .toList());
                    String items = aggregate.items();
                    named(aggregate, "items", items == null ? "" : items);
                    yield false;
                }
                case Node.ValueMap map -> {
                    named(map, "target", map.target());
                    yield true;
                }
                case Node.Lookup lookup -> {
                    named(lookup, "target", lookup.target());
                    yield true;
                }
                case Node.ApiCall before -> {
                    named(before, "answer", before.answer());
                    yield true;
                }
                case Node.Filter _,
                        Node.Route _,
                        Node.Flatten _,
                        Node.Deduplicate _,
                        Node.Sort _,
                        Node.Join _,
                        Node.Union _,
                        Node.Validate _ -> true;
                case Node.Source _, Node.SubPipeline _, Node.Sink _, Node.Note _ -> false;
            };
        }

        private void named(Node node, String field, List<String> targets) {
            for (int i = 0; i < targets.size(); i++) {
                named(node, field + "[" + i + "]", targets.get(i));
            }
        }

        private void named(Node node, String field, String target) {
            String root = target.split("[.\\[]", 2)[0];
            if (MODE_FIELDS.contains(root)) {
                Map<String, String> values = Map.of("target", target, "call", Findings.nameOf(call));
                findings.error(node, field, node instanceof Node.Map ? "check.modeField" : "check.modeName", values);
            }
        }
    }
}
