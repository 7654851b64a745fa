package dev.pipewright.model.check;

import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.check.SettingsCheck.Purpose;
import java.util.Map;

/// Settings fit their connector or preset, and use parameters that are declared.
record SettingsRule(SettingsCheck settings) implements Rule {

    @Override
    public void check(Pipeline pipeline, Findings findings) {
        for (Node node : pipeline.nodes()) {
            if (!node.disabled()) {
                switch (node) {
                    case Node.Source source ->
                        ask(node, Purpose.SOURCE, source.connector(), source.settings(), pipeline, findings);
                    case Node.Lookup lookup ->
                        ask(node, Purpose.LOOKUP, lookup.connector(), lookup.settings(), pipeline, findings);
                    case Node.Sink sink ->
                        ask(node, Purpose.SINK, sink.connector(), sink.settings(), pipeline, findings);
                    case Node.ApiCall call ->
                        ask(node, Purpose.CALL, call.preset(), call.settings(), pipeline, findings);
                    default -> {} // The others have no settings of a connector.
                }
            }
        }
    }

    private void ask(
            Node node, Purpose purpose, String kind, Map<String, Object> values, Pipeline pipeline, Findings findings) {
        if (kind.isBlank()) {
            return; // Reported as a required field.
        }
        for (SettingsCheck.SettingFault fault : settings.faultsOf(purpose, kind, values)) {
            String field = fault.setting().isEmpty()
                    ? purpose == Purpose.CALL ? "preset" : "connector"
                    : "settings." + fault.setting();
            findings.error(node, field, "check.setting", Map.of("message", fault.message()));
        }
        for (SettingsCheck.ParameterUse use : settings.parametersOf(purpose, kind, values)) {
            if (!pipeline.parametersOf(node.id()).contains(use.parameter())) {
                findings.error(
                        node,
                        "settings." + use.setting(),
                        "check.unknownParameter",
                        Map.of("use", use.text(), "parameter", use.parameter()));
            }
        }
    }
}
