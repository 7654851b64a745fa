package dev.pipewright.platform.backfill;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.model.Node;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.Runs;

/// Judges slices by their runs.
final class SliceOutcome {

    private SliceOutcome() {}

    /// The state of a slice whose run is over.
    static SliceState of(Runs runs, TenantId tenant, RunId run, RunState state) {
        return switch (state) {
            case COMPLETED, COMPLETED_EMPTY -> SliceState.DONE;
            case COMPLETED_WITH_REJECTS ->
                runs.report(tenant, run)
                                .filter(report -> broughtNothing(runs, tenant, report))
                                .isPresent()
                        ? SliceState.FAILED
                        : SliceState.DONE;
            case CANCELLED -> SliceState.CANCELLED;
            case FAILED, QUEUED, RUNNING, PAUSED, CANCELLING -> SliceState.FAILED;
        };
    }

    /// True if all was refused: a broken mapping and a wrong company end a run, but not with what it was for.
    private static boolean broughtNothing(Runs runs, TenantId tenant, RunReport report) {
        boolean called = report.calls().values().stream()
                        .mapToLong(SliceOutcome::through)
                        .sum()
                > 0;
        return !called
                && runs.drawingOf(tenant, report.run().id()).orElseThrow().pipeline().nodes().stream()
                        .filter(Node.Sink.class::isInstance)
                        .allMatch(sink -> report.nodes()
                                        .getOrDefault(sink.id(), NodeCounts.ZERO)
                                        .in()
                                == 0);
    }

    private static long through(Balance call) {
        return call.count(DocumentState.SUCCEEDED)
                + call.count(DocumentState.UNCHANGED)
                + call.count(DocumentState.DUPLICATE);
    }
}
