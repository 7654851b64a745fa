package dev.pipewright.engine.store;

import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.CanonicalJson;
import java.util.List;
import java.util.Objects;

/// What a watermark belongs to: another connection, query or watermark field makes another stream, which is loaded from
/// its beginning.
///
/// @param scope the pipeline, in its environment; see [dev.pipewright.engine.Run#scope]
/// @param stream a hash of what the node reads
public record LoadedStream(String scope, NodeId node, String stream) {

    /// The stream of an incremental source.
    public static LoadedStream of(String scope, Node.Source source) {
        Node.Source.Incremental incremental = Objects.requireNonNull(source.incremental(), "not incremental");
        String stream = CanonicalJson.hash(
                List.of(source.connector(), source.connection(), source.settings(), incremental.watermark()));
        return new LoadedStream(scope, source.id(), stream);
    }
}
