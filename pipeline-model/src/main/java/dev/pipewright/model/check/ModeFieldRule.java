package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.Map;
import java.util.Set;

/// Whether a tax call estimates or records is decided by the run and written by the preset, never by a mapping.
final class ModeFieldRule implements Rule {

    private static final Set<String> MODE_FIELDS = Set.of("mode", "commit", "type");

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            if (node instanceof Node.ApiCall call
                    && !call.disabled()
                    && !call.preset().equals(Node.ApiCall.GENERAL)) {
                for (Node former : Upstream.formersOf(call, pipeline)) {
                    if (former instanceof Node.Map map) {
                        check(map, call, findings);
                    }
                }
            }
        }
    }

    private static void check(Node.Map map, Node.ApiCall call, Findings findings) {
        for (int i = 0; i < map.lines().size(); i++) {
            String target = map.lines().get(i).target();
            if (MODE_FIELDS.contains(target)) {
                findings.error(
                        map,
                        "lines[" + i + "]",
                        "check.modeField",
                        Map.of("target", target, "call", Findings.nameOf(call)));
            }
        }
    }
}
