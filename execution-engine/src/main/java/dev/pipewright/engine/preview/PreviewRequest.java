package dev.pipewright.engine.preview;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.dataflow.SampleCalls;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import java.util.List;
import java.util.Map;

/// What a preview is to show.
///
/// @param pipeline with the nodes of sub-pipelines in their place
/// @param node where to look
/// @param limit how many records of each source at most; at most [#MOST]
/// @param calls how many documents of each call on the way, and at the node, are asked for as estimates; 0
///     stops before them
/// @param parameters values by name, complete as far as they are known
/// @param problems all that is known to be wrong with the pipeline
public record PreviewRequest(
        TenantId tenant,
        Pipeline pipeline,
        NodeId node,
        Sample sample,
        int limit,
        int calls,
        Map<String, Object> parameters,
        List<Problem> problems) {

    /// So many records of a source, and no more.
    public static final int MOST = 200;

    /// So many documents of a call, and no more.
    public static final int MOST_CALLS = SampleCalls.MOST;

    public PreviewRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("not so many records for a preview: " + limit);
        }
        if (calls < 0 || calls > MOST_CALLS) {
            throw new IllegalArgumentException("not so many calls for a preview: " + calls);
        }
        parameters = Map.copyOf(parameters);
        problems = List.copyOf(problems);
    }
}
