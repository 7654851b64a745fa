package dev.pipewright.engine;

import dev.pipewright.engine.store.Load;
import dev.pipewright.engine.store.LoadedStream;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;

/// What a run reads of one source, whatever was read of it before: the records whose watermark value lies in a
/// range. Such a run moves no watermark. All its other sources are read as in any run.
///
/// @param node a source that reads only changes
/// @param from a JSON value; what has it belongs to the range
/// @param to where the range ends; what has this value belongs to the next one
public record ReadRange(NodeId node, Object from, Object to) {

    /// The load to keep with a new run, so that each of its slices reads the range.
    ///
    /// @param scope of the run: its pipeline, in its environment
    /// @param pipeline what runs, with the nodes of its sub-pipelines in their place
    /// @throws IllegalArgumentException if it has no such source that reads only changes
    public Load load(String scope, Pipeline pipeline) {
        if (pipeline.node(node).orElse(null) instanceof Node.Source source && source.incremental() != null) {
            return Load.range(LoadedStream.of(scope, source), from, to);
        }
        throw new IllegalArgumentException("no source that reads only changes: " + node);
    }
}
