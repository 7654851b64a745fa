package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.ledger.NodeCounts;

/// Counts what one node does, from one chunk to the next.
final class Tally {

    long in;
    long out;
    long filtered;
    long rejected;
    long folded;
    long duplicated;

    /// A record leaves by a number of edges; by none it is filtered.
    void left(int edges) {
        if (edges == 0) {
            filtered++;
        } else {
            out += edges;
            duplicated += edges - 1;
        }
    }

    /// The counts since the last time.
    NodeCounts take() {
        var counts = new NodeCounts(in, out, filtered, rejected, folded, duplicated);
        in = 0;
        out = 0;
        filtered = 0;
        rejected = 0;
        folded = 0;
        duplicated = 0;
        return counts;
    }
}
