package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import java.util.Map;

/// What is disabled is said, and only what can be passed over or left out is disabled.
final class DisabledRule implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            if (node.disabled()) {
                check(node, findings);
            }
        }
    }

    private static void check(Node node, Findings findings) {
        switch (node) {
            case Node.Note _ -> {}
            case Node.Join _, Node.Route _ -> findings.error(node, "disabled", "check.cannotDisable");
            case Node.Source _, Node.ApiCall _, Node.Sink _ ->
                findings.recommend(node, "disabled", "check.disabledLeftOut", Map.of());
            case Node.Map _,
                    Node.Select _,
                    Node.Filter _,
                    Node.Lookup _,
                    Node.ValueMap _,
                    Node.Aggregate _,
                    Node.Flatten _,
                    Node.Deduplicate _,
                    Node.Sort _,
                    Node.Union _,
                    Node.Validate _,
                    Node.SubPipeline _ -> findings.recommend(node, "disabled", "check.disabledPassed", Map.of());
        }
    }
}
