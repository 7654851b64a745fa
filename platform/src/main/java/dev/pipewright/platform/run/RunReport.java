package dev.pipewright.platform.run;

import dev.pipewright.engine.LoadCertificate;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.model.NodeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run with its two balances: records per node, documents per call.
///
/// @param nodes what each node did with records, in the order of the drawing
/// @param calls what became of the documents of each call
/// @param kept false if the documents, results and rejected records of the run were dropped after their time
/// @param results how many results are kept with the run, for download
/// @param accepted of how many documents and rejected records people said that nothing will be done about them
/// @param remarks who restarted it, and what a person should look at though it is completed, a sentence each
/// @param loads what its incremental sources read, and how that meets what was read before
/// @param replay what it does again; absent if it reads its sources
public record RunReport(
        Run run,
        Map<NodeId, NodeCounts> nodes,
        Map<NodeId, Balance> calls,
        boolean kept,
        long results,
        long accepted,
        List<String> remarks,
        List<LoadCertificate> loads,
        @Nullable Replay replay) {

    public RunReport(
            Run run,
            Map<NodeId, NodeCounts> nodes,
            Map<NodeId, Balance> calls,
            boolean kept,
            long results,
            long accepted,
            List<String> remarks,
            List<LoadCertificate> loads,
            @Nullable Replay replay) {
        this.run = run;
        this.nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        this.calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
        this.kept = kept;
        this.results = results;
        this.accepted = accepted;
        this.remarks = List.copyOf(remarks);
        this.loads = List.copyOf(loads);
        this.replay = replay;
    }

    /// True if every record and every document is accounted for.
    public boolean isBalanced() {
        return nodes.values().stream().allMatch(NodeCounts::isBalanced)
                && calls.values().stream().allMatch(Balance::isBalanced);
    }
}
