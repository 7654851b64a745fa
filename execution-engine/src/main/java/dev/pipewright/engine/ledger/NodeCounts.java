package dev.pipewright.engine.ledger;

/// What a node did with records: `in + duplicated = out + filtered + rejected + folded`. A source's `in` is what it
/// read, readable or not, its `filtered` what the loads before had seen; a sink's `out` is what it wrote.
///
/// @param folded records that went into another one: the members of a group less one, or dropped duplicates
/// @param duplicated records that left a node more often than they came in: items of a flattened list less one
public record NodeCounts(long in, long out, long filtered, long rejected, long folded, long duplicated) {

    public static final NodeCounts ZERO = new NodeCounts(0, 0, 0, 0, 0, 0);

    public NodeCounts plus(NodeCounts other) {
        return new NodeCounts(
                in + other.in,
                out + other.out,
                filtered + other.filtered,
                rejected + other.rejected,
                folded + other.folded,
                duplicated + other.duplicated);
    }

    /// True if every record is accounted for.
    public boolean isBalanced() {
        return in + duplicated == out + filtered + rejected + folded;
    }
}
