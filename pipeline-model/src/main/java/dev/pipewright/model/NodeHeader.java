package dev.pipewright.model;

/// What every node has.
///
/// @param name what people call the node, as in "Map orders"
/// @param typeVersion the version of the node's kind; it changes only by an explicit edit, so that an upgrade of
///     the product never changes a pipeline's meaning; at least 1
/// @param disabled a row-wise node passes records through; a source, a call or a sink is left out of the run
public record NodeHeader(NodeId id, String name, int typeVersion, boolean disabled) {

    public NodeHeader {
        if (typeVersion < 1) {
            throw new IllegalArgumentException("a type version starts at 1, not at " + typeVersion);
        }
    }

    /// An enabled node of the first version of its kind.
    public static NodeHeader of(NodeId id, String name) {
        return new NodeHeader(id, name, 1, false);
    }
}
