package dev.pipewright.platform.preview;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.preview.PreviewRequest;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.draft.Draft;
import java.util.Map;

/// What a person wants to see of a draft.
///
/// @param draft as it is shown, saved or not
/// @param node where to look
/// @param limit how many records of each source at most, up to [PreviewRequest#MOST]
/// @param calls how many documents of each call are asked for as estimates; 0 stops before calls
/// @param parameters texts by name; a parameter that is missing has the value of the run, or else of the environment,
///     or else its standard
/// @param environment whose connections are read and called; empty for those of the run whose inputs are taken, else
///     for those that are drawn
public record PreviewQuestion(
        TenantId tenant,
        Draft draft,
        NodeId node,
        SampleChoice sample,
        int limit,
        int calls,
        Map<String, String> parameters,
        String environment) {

    public PreviewQuestion {
        parameters = Map.copyOf(parameters);
    }

    /// The same, at another node.
    public PreviewQuestion at(NodeId other) {
        return new PreviewQuestion(tenant, draft, other, sample, limit, calls, parameters, environment);
    }

    /// As many records as may be, and no calls.
    public static PreviewQuestion of(TenantId tenant, Draft draft, NodeId node, SampleChoice sample) {
        return new PreviewQuestion(tenant, draft, node, sample, PreviewRequest.MOST, 0, Map.of(), "");
    }
}
