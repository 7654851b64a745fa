package dev.pipewright.engine.flowable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Targets;
import dev.pipewright.engine.dataflow.FolderSegmentStore;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.Chunk;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.InMemoryLedger;
import dev.pipewright.engine.ledger.Intent;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.store.InMemoryLoadStore;
import dev.pipewright.engine.store.InMemoryRunStore;
import dev.pipewright.engine.store.Intake;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.Origin;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedRunWorkTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final NodeId CALL = new NodeId("call-1");

    @TempDir
    private Path folder;

    private final Ledger ledger = new InMemoryLedger();
    private final RunStore runs = new InMemoryRunStore(Clock.systemUTC());
    private final LoadStore loads = new InMemoryLoadStore(Clock.systemUTC());

    @Test
    void a_failed_run_leaves_no_document_waiting_that_holds_up_the_next_run() {
        RunId failed = aRunSending("one");

        work().finish(ACME, failed, false, "The process died.");

        assertThat(runs.find(ACME, failed))
                .hasValueSatisfying(run -> assertThat(run.state()).isEqualTo(RunState.FAILED));
        assertThat(balance(failed).count(DocumentState.UNKNOWN)).isEqualTo(1);
        RunId next = running();
        Slice slice = slice(next);
        ledger.commit(slice, chunk("two"));
        assertThat(ledger.due(slice, Instant.EPOCH, 10))
                .extracting(OpenDocument::inDoubt)
                .containsExactly(true);
    }

    @Test
    void a_cancelled_run_gives_up_what_it_has_not_done() {
        RunId cancelled = aRunSending("one");

        work().finish(ACME, cancelled, true, "");

        assertThat(runs.find(ACME, cancelled))
                .hasValueSatisfying(run -> assertThat(run.state()).isEqualTo(RunState.CANCELLED));
        assertThat(balance(cancelled).count(DocumentState.WAITING)).isZero();
    }

    private StagedRunWork work() {
        var segments = new FolderSegmentStore(folder, Seal.NONE);
        var targets = new Targets(Clock.systemUTC(), new SplittableRandom(1));
        var open = new OpenRuns(
                runs,
                loads,
                Intake.NONE,
                ledger,
                segments,
                _ -> (name, connector) -> {
                    throw new IllegalStateException("nothing is connected here");
                },
                targets,
                Clock.systemUTC());
        return new StagedRunWork(runs, loads, Intake.NONE, ledger, segments, open, Clock.systemUTC());
    }

    private RunId aRunSending(String content) {
        RunId run = running();
        ledger.commit(slice(run), chunk(content));
        return run;
    }

    private RunId running() {
        var id = new RunId(UUID.randomUUID());
        runs.create(
                new Run(
                        id,
                        ACME,
                        "orders",
                        "Orders",
                        "hash",
                        Mode.RECORD,
                        id.toString(),
                        Map.of(),
                        RunState.QUEUED,
                        Instant.EPOCH,
                        null,
                        null,
                        null),
                "{}");
        runs.move(ACME, id, RunState.RUNNING, null);
        return id;
    }

    private Slice slice(RunId run) {
        return ledger.take(ACME, run, Mode.RECORD, "call", 0);
    }

    private static Chunk chunk(String content) {
        var intent = new Intent(
                new DocumentKey("main", "ACME", "SALE", "SO-1"),
                "taxman-v1",
                content,
                Payload.of(content),
                Payload.of("{}"),
                null,
                new Origin("orders", 1, "line 1"));
        return new Chunk(CALL, List.of(intent), List.of(), List.of(), Map.of(), null, "1", true);
    }

    private Balance balance(RunId run) {
        return Objects.requireNonNull(ledger.balances(ACME, run).get(CALL));
    }
}
