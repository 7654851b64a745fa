package dev.pipewright.engine.quota;

/// What the nodes that use a credential share, as one of them sees it. Safe for use by many threads.
@FunctionalInterface
public interface Quota {

    /// Takes this node's next block of a credential, in place of the one it has.
    ///
    /// All blocks that count at a time are within the limits together: a node gets no more than the others leave,
    /// and a share that becomes smaller is given to others only once its node has said that it keeps to it, or its
    /// block has ended. So a new node gets its part after one or two blocks of the others.
    ///
    /// A target that is silent on a node is silent for all, until it has answered one of them. Meanwhile one node
    /// at a time may probe it, in turns. What a node has said ends with its block.
    ///
    /// @param credential from [dev.pipewright.connectors.http.HttpConnection#credential]
    /// @throws dev.pipewright.engine.ledger.StorageException if it cannot be asked; what this node has is then
    ///     good until its end
    QuotaBlock take(String credential, QuotaClaim claim);
}
