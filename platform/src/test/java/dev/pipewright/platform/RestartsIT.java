package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.ORDERS_FILE;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.InputRemovals;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RestartRefusedException;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.audit.AuditEntry;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Failed runs that people have go on.
class RestartsIT {

    private TestPlatform platform;

    @BeforeEach
    void startPlatform() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
    }

    @AfterEach
    void stopPlatform() throws IOException {
        platform.close();
    }

    @Test
    void a_run_goes_on_as_itself_and_tells_who_wanted_it() throws IOException {
        RunReport failed = ended(run("late.ndjson"));
        platform.write("late.ndjson", TestPlatform.orders("R", 1, 5));
        isThrough(failed.run().id());

        Run restarted = restart(failed);
        RunReport whole = ended(restarted);

        assertThat(failed.run().state()).isEqualTo(RunState.FAILED);
        assertThat(restarted.id()).isEqualTo(failed.run().id());
        assertThat(whole.run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(whole.run().failure()).isNull();
        assertThat(whole.run().trigger()).isEqualTo(failed.run().trigger());
        assertThat(whole.remarks())
                .map(Sentences.english()::read)
                .singleElement()
                .satisfies(remark -> assertThat(remark)
                        .startsWith("Restarted by " + ANN + " at ")
                        .contains("late.ndjson"));
        assertThat(platform.taxman().documents()).hasSize(5).allMatch(document -> document.timesRecorded() == 1);
        assertThat(platform.get(Audit.class).list(ACME, Long.MAX_VALUE, 10))
                .extracting(AuditEntry::person, AuditEntry::action, AuditEntry::subject)
                .contains(tuple(ANN, "run.restart", restarted.id().toString()));
    }

    @Test
    void a_double_click_restarts_once() throws IOException {
        RunReport failed = ended(run("late.ndjson"));
        platform.write("late.ndjson", TestPlatform.orders("D", 1, 5));
        isThrough(failed.run().id());

        List<CompletableFuture<Boolean>> clicks = Stream.of(1, 2)
                .map(_ -> CompletableFuture.supplyAsync(() -> {
                    try {
                        restart(failed);
                        return true;
                    } catch (RestartRefusedException _) {
                        return false;
                    }
                }))
                .toList();

        assertThat(clicks.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
        assertThat(ended(failed.run()).run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(platform.get(JdbcRunStore.class).restarts(ACME, failed.run().id()))
                .hasSize(1);
    }

    @Test
    void what_can_not_go_on_is_refused_with_a_sentence() {
        RunReport done = ended(run(ORDERS_FILE));
        RunReport failed = ended(run("late.ndjson"));
        new InputRemovals(platform.get(JdbcRunStore.class), platform.get(SegmentStore.class))
                .drop(ACME, Instant.now().plusSeconds(1));

        assertThatThrownBy(() -> restart(done))
                .isInstanceOf(RestartRefusedException.class)
                .hasMessage(
                        "The run came to its end, so there is nothing to go on with. Replay what did not get through.");
        assertThatThrownBy(() -> restart(failed))
                .isInstanceOf(RestartRefusedException.class)
                .hasMessage(
                        "What this run had read was dropped after its time, so it cannot go on where it was. Start the"
                                + " pipeline again: what was sent is not sent again.");
        assertThatThrownBy(() ->
                        platform.get(Runs.class).restart(OTHER, failed.run().id(), "eve"))
                .isInstanceOf(NoSuchElementException.class);
    }

    private Run restart(RunReport failed) {
        return platform.get(Runs.class).restart(ACME, failed.run().id(), ANN);
    }

    /// A run that failed has a process a moment longer.
    private void isThrough(RunId run) {
        Awaitility.await()
                .until(() -> JdbcClient.create(platform.database().admin())
                        .sql("SELECT count(*) = 0 FROM flowable.control_run WHERE run = ?")
                        .param(run.value())
                        .query(Boolean.class)
                        .single());
    }

    private Run run(String file) {
        return platform.get(Runs.class)
                .start(new RunRequest(
                        ACME,
                        ORDERS,
                        Subject.LIVE,
                        Mode.RECORD,
                        Map.of("file", file),
                        UUID.randomUUID().toString(),
                        ANN));
    }

    private RunReport ended(Run run) {
        return platform.ended(run);
    }
}
