package dev.pipewright.designer.run;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.run.RunReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A run of orders, and what is reported of it.
public final class SampleRun {

    private static final Instant NOON = Instant.parse("1997-01-31T12:00:00Z");
    private static final NodeId CALL = new NodeId("apiCall-taxman");

    private SampleRun() {}

    public static Run in(RunState state) {
        return new Run(
                new RunId(UUID.nameUUIDFromBytes(state.name().getBytes(StandardCharsets.US_ASCII))),
                new TenantId("acme"),
                "orders",
                "Orders to tax",
                "sha256:1f2e3d",
                Mode.ESTIMATE,
                "person:ada:1",
                Map.of(),
                state,
                NOON,
                NOON,
                state.isFinal() ? NOON.plusSeconds(8) : null,
                null);
    }

    /// The report of a run of which all documents wait, and none was sent.
    static RunReport waiting(long documents) {
        var balance = new Balance(documents, Map.of(DocumentState.WAITING, documents), Map.of(), 0, 0);
        return new RunReport(
                in(RunState.RUNNING), Map.of(), Map.of(CALL, balance), true, 0, 0, List.of(), List.of(), null);
    }

    /// The report of a run with one call.
    static RunReport report(RunState state, long succeeded, long refused, long calls) {
        var balance = new Balance(
                succeeded + refused,
                Map.of(DocumentState.SUCCEEDED, succeeded, DocumentState.REJECTED, refused),
                Map.of(),
                0,
                calls);
        return new RunReport(
                in(state), Map.of(), Map.of(CALL, balance), true, succeeded, 0, List.of(), List.of(), null);
    }

    /// A report after people have accepted some of what it has.
    static RunReport accepted(RunReport report, long count) {
        return new RunReport(
                report.run(),
                report.nodes(),
                report.calls(),
                report.kept(),
                report.results(),
                count,
                report.remarks(),
                report.loads(),
                report.replay());
    }
}
