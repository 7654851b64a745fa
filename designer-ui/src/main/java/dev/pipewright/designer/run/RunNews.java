package dev.pipewright.designer.run;

import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.platform.run.RunOutlook;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.trouble.OwnedCause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run's page shows of the run at one moment.
///
/// @param causes why documents and records did not get through
/// @param retried how many documents needed more than one try
/// @param outlook how much it will have to do; absent if nothing tells, or it is over
/// @param now while the run is under way, the second in which it was read; else the epoch
record RunNews(
        RunReport report,
        List<OwnedCause> causes,
        long retried,
        @Nullable RunOutlook outlook,
        Instant now) {

    RunNews(RunReport report, List<OwnedCause> causes, long retried, @Nullable RunOutlook outlook, Instant now) {
        this.report = report;
        this.causes = List.copyOf(causes);
        this.retried = retried;
        this.outlook = outlook;
        this.now = now;
    }

    /// Documents that did not get through, over all calls.
    long troubled() {
        return troubledIn(report);
    }

    /// Records that nodes refused.
    long rejected() {
        return rejectedIn(report);
    }

    static long troubledIn(RunReport report) {
        return report.calls().values().stream()
                .mapToLong(balance -> balance.count(DocumentState.REJECTED)
                        + balance.count(DocumentState.FAILED)
                        + balance.count(DocumentState.UNKNOWN)
                        + balance.count(DocumentState.SUPERSEDED)
                        + balance.count(DocumentState.CANCELLED))
                .sum();
    }

    static long waitingIn(RunReport report) {
        return report.calls().values().stream()
                .mapToLong(balance -> balance.count(DocumentState.WAITING))
                .sum();
    }

    static long rejectedIn(RunReport report) {
        return report.nodes().values().stream().mapToLong(NodeCounts::rejected).sum();
    }

    static long callsIn(RunReport report) {
        return report.calls().values().stream().mapToLong(Balance::calls).sum();
    }
}
