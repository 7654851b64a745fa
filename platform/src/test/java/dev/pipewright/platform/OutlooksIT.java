package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.EMPTY_FILE;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.ORDERS_FILE;
import static dev.pipewright.platform.TestPlatform.ORDER_COUNT;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static dev.pipewright.platform.TestPlatform.TROUBLED_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.run.ReplayRequest;
import dev.pipewright.platform.run.ReplayRequest.DocumentName;
import dev.pipewright.platform.run.ReplayRequest.Version;
import dev.pipewright.platform.run.ReplayRequest.What;
import dev.pipewright.platform.run.RunOutlook;
import dev.pipewright.platform.run.RunOutlook.Basis;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.version.Versions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutlooksIT {

    private static final NodeId SOURCE = new NodeId("source-order1");
    private static final NodeId CALL = new NodeId("apiCall-taxman");

    private static TestPlatform platform;

    @BeforeAll
    static void startPlatform() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
    }

    @AfterAll
    static void stopPlatform() throws IOException {
        platform.close();
    }

    @Test
    void a_run_will_probably_do_as_much_as_the_last_one_that_did_the_same() {
        Run first = run(ORDERS_FILE, Mode.ESTIMATE);
        run(TROUBLED_FILE, Mode.ESTIMATE);

        Run second = run(ORDERS_FILE, Mode.RECORD);

        assertThat(runs().outlook(ACME, first.id())).contains(held(ORDER_COUNT));
        assertThat(runs().outlook(ACME, second.id())).contains(expected(Basis.LAST_RUN, ORDER_COUNT, ORDER_COUNT));
        assertThat(runs().outlook(OTHER, second.id())).isEmpty();
        assertThat(runs().outlook(ACME, new RunId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void what_could_not_be_read_was_read_too() {
        run(TROUBLED_FILE, Mode.ESTIMATE);

        Run second = run(TROUBLED_FILE, Mode.ESTIMATE);

        assertThat(runs().outlook(ACME, second.id())).contains(expected(Basis.LAST_RUN, 3, 2));
        assertThat(read(second)).isEqualTo(3);
    }

    @Test
    void the_first_run_of_a_content_will_probably_read_what_its_files_hold() throws IOException {
        platform.write("changed.ndjson", TestPlatform.orders("A", 1, 3));
        run("changed.ndjson", Mode.ESTIMATE);
        var rename = new PipelineEdit.RenameNode(CALL, "Other");
        platform.get(Drafts.class)
                .propose(ACME, ORDERS, ANN, new Proposal(UUID.randomUUID().toString(), 0, rename));
        platform.get(Versions.class).publish(ACME, ORDERS, ANN, "Second.");

        platform.write("changed.ndjson", TestPlatform.orders("A", 1, 7));
        Run changed = run("changed.ndjson", Mode.ESTIMATE);

        assertThat(runs().outlook(ACME, changed.id())).contains(held(7));
        assertThat(read(changed)).isEqualTo(7);
    }

    @Test
    void nothing_tells_of_files_that_are_gone() throws IOException {
        platform.write("moved.ndjson", TestPlatform.orders("A", 1, 3));
        Run run = run("moved.ndjson", Mode.ESTIMATE);
        platform.remove("moved.ndjson");

        assertThat(runs().outlook(ACME, run.id())).isEmpty();
    }

    @Test
    void a_replay_does_as_much_as_was_kept_whatever_the_source_is_now() throws IOException {
        platform.write("kept.ndjson", TestPlatform.orders("A", 1, ORDER_COUNT));
        Run first = run("kept.ndjson", Mode.ESTIMATE);
        platform.write("kept.ndjson", "");

        Run replay = replay(first, new What.All());
        Run part = replay(first, new What.Documents(List.of(new DocumentName(null, null, "A-0003"))));

        assertThat(runs().outlook(ACME, replay.id())).contains(expected(Basis.KEPT, ORDER_COUNT, ORDER_COUNT));
        assertThat(read(replay)).isEqualTo(ORDER_COUNT);
        // It reads all to find the one document; how many it will form of it, nothing tells.
        assertThat(runs().outlook(ACME, part.id()))
                .contains(new RunOutlook(Basis.KEPT, Map.of(SOURCE, (long) ORDER_COUNT), Map.of()));
        assertThat(read(part)).isEqualTo(ORDER_COUNT);
    }

    @Test
    void a_replay_tells_nothing_about_a_run_that_reads_its_source() throws IOException {
        platform.write("grown.ndjson", TestPlatform.orders("A", 1, ORDER_COUNT));
        Run first = run("grown.ndjson", Mode.ESTIMATE);
        platform.write("grown.ndjson", TestPlatform.orders("B", 1, 3));
        Run second = run("grown.ndjson", Mode.ESTIMATE);
        replay(first, new What.All());

        Run third = run("grown.ndjson", Mode.ESTIMATE);

        assertThat(runs().outlook(ACME, second.id())).contains(expected(Basis.LAST_RUN, ORDER_COUNT, ORDER_COUNT));
        assertThat(runs().outlook(ACME, third.id())).contains(expected(Basis.LAST_RUN, 3, 3));
    }

    @Test
    void a_run_after_one_that_read_nothing_is_told_that() {
        run(EMPTY_FILE, Mode.ESTIMATE);

        Run second = run(EMPTY_FILE, Mode.ESTIMATE);

        assertThat(runs().outlook(ACME, second.id())).contains(expected(Basis.LAST_RUN, 0, 0));
    }

    private static RunOutlook expected(Basis basis, long records, long documents) {
        return new RunOutlook(basis, Map.of(SOURCE, records), Map.of(CALL, documents));
    }

    /// How many documents come of that, a file does not tell.
    private static RunOutlook held(long records) {
        return new RunOutlook(Basis.SOURCES, Map.of(SOURCE, records), Map.of());
    }

    private Runs runs() {
        return platform.get(Runs.class);
    }

    private long read(Run run) {
        return Objects.requireNonNull(
                        runs().report(ACME, run.id()).orElseThrow().nodes().get(SOURCE))
                .in();
    }

    private Run run(String file, Mode mode) {
        var request = new RunRequest(
                ACME,
                ORDERS,
                Subject.LIVE,
                mode,
                Map.of("file", file),
                UUID.randomUUID().toString(),
                ANN);
        return platform.ended(runs().start(request)).run();
    }

    private Run replay(Run of, What what) {
        var request = new ReplayRequest(
                ACME,
                of.id(),
                what,
                Version.OWN,
                Mode.ESTIMATE,
                UUID.randomUUID().toString(),
                ANN);
        return platform.ended(runs().replay(request).run()).run();
    }
}
