package dev.pipewright.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.connectors.files.PushedFiles;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.store.JdbcUploadRemovals.Removal;
import dev.pipewright.engine.store.JdbcUploads.Kept;
import dev.pipewright.model.NodeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is pushed, from its first chunk to the run that has read it.
class JdbcIntakeIT {

    private static final NodeId SOURCE = new NodeId("source-orders");
    private static final Map<NodeId, String> STREAMS = Map.of(SOURCE, "orders");
    private static final long ROOM = 1000;
    private static final Seal SEAL = new Envelope(KeyRing.ofNewKey());

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    private final TenantId tenant = new TenantId(UUID.randomUUID().toString());
    private final JdbcRunStore runs = new JdbcRunStore(database.app(), SEAL, Clock.systemUTC());
    private final JdbcUploads uploads = new JdbcUploads(database.app(), SEAL, Clock.systemUTC());
    private final JdbcLandings landings = new JdbcLandings(database.app(), Clock.systemUTC());
    private final JdbcUploadRemovals removals = new JdbcUploadRemovals(database.app());
    private final JdbcIntake intake = new JdbcIntake(database.app(), SEAL, Clock.systemUTC());

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_chunk_is_kept_once_and_never_replaced() {
        assertThat(keep("a", 0, "one")).isEqualTo(Kept.NEW);
        assertThat(keep("a", 0, "one")).isEqualTo(Kept.SAME);
        assertThat(keep("a", 0, "two")).isEqualTo(Kept.OTHER);

        assertThat(uploads.chunks(tenant, "orders", "a"))
                .extracting(UploadChunk::number, UploadChunk::bytes)
                .containsExactly(tuple(0, 3));
        assertThat(uploads.find(tenant, "orders", "a").orElseThrow().bytes()).isEqualTo(3);
    }

    @Test
    void an_upload_lands_when_all_its_chunks_are_there_and_lands_once() {
        keep("a", 2, "3");
        keep("a", 0, "1");

        assertThat(land("a", 3)).isEqualTo(new Landing.Missing(List.of(1)));
        keep("a", 1, "2");
        assertThat(land("a", 2)).isEqualTo(new Landing.Otherwise(3));
        assertThat(land("a", 3)).isEqualTo(new Landing.Landed(List.of()));
        assertThat(land("a", 3)).isEqualTo(new Landing.Landed(List.of()));
        assertThat(land("a", 4)).isEqualTo(new Landing.Otherwise(3));
        assertThat(land("b", 1)).isEqualTo(new Landing.Unknown());
        assertThat(keep("a", 1, "2")).isEqualTo(Kept.SAME);
        assertThat(keep("a", 3, "4")).isEqualTo(Kept.CLOSED);
    }

    @Test
    void what_waits_to_be_read_has_room_until_it_is_full() {
        keep("a", 0, "x".repeat(600));
        push("b", "y".repeat(300));

        assertThat(keep("c", 0, "z".repeat(200))).isEqualTo(Kept.FULL);
        assertThat(uploads.find(tenant, "orders", "c")).isEmpty();
        assertThat(keep("a", 1, "z".repeat(500))).isEqualTo(Kept.TOO_LARGE);
        RunId run = begun(Mode.RECORD);
        intake.end(tenant, run, true);
        assertThat(keep("c", 0, "z".repeat(200))).isEqualTo(Kept.NEW);
    }

    @Test
    void a_run_reads_what_has_landed_in_the_order_it_landed_and_nothing_that_lands_later() throws IOException {
        keep("open", 0, "not yet");
        push("b", "first");
        push("a", "sec", "ond");

        RunId run = begun(Mode.RECORD);
        push("c", "third");
        intake.begin(found(run), STREAMS);

        PushedFiles files = intake.of(tenant, run, SOURCE);
        assertThat(files.names()).containsExactly("b", "a");
        assertThat(text(files, "b")).isEqualTo("first");
        assertThat(text(files, "a")).isEqualTo("second");
    }

    @Test
    void what_a_run_has_consumed_no_later_run_reads_and_what_it_has_not_the_next_one_does() {
        push("a", "1");
        RunId failed = begun(Mode.RECORD);
        intake.end(tenant, failed, false);
        push("b", "2");
        RunId next = begun(Mode.RECORD);
        assertThat(names(next)).containsExactly("a", "b");

        intake.end(tenant, next, true);
        intake.end(tenant, next, true);

        assertThat(names(begun(Mode.RECORD))).isEmpty();
    }

    @Test
    void a_run_that_is_restarted_reads_what_it_was_to_read() {
        push("a", "1");
        RunId failed = begun(Mode.RECORD);
        intake.end(tenant, failed, false);
        push("b", "2");

        boolean begins = intake.begin(found(failed), STREAMS);

        assertThat(begins).isTrue();
        assertThat(names(failed)).containsExactly("a");
        assertThat(intake.begin(run("orders", Mode.RECORD), STREAMS)).isFalse();
        intake.end(tenant, failed, true);
        assertThat(names(begun(Mode.RECORD))).containsExactly("b");
    }

    @Test
    void a_run_is_not_restarted_when_another_one_has_read_what_was_pushed_or_it_is_gone() {
        push("a", "1");
        RunId failed = begun(Mode.RECORD);
        RunId estimate = begun(Mode.ESTIMATE);
        intake.end(tenant, failed, false);
        intake.end(tenant, estimate, false);
        RunId next = begun(Mode.RECORD);
        boolean atOnce = intake.begin(found(failed), STREAMS);
        intake.end(tenant, next, true);

        assertThat(atOnce).isFalse();
        assertThatThrownBy(() -> intake.begin(found(failed), STREAMS))
                .isInstanceOf(ConnectorException.class)
                .hasMessage(
                        "What was pushed for this run was removed, or a later run of the pipeline has read it. Start"
                                + " the pipeline again, or replay what this run had read.");
        assertThat(intake.begin(found(estimate), STREAMS)).isTrue();
        intake.end(tenant, estimate, false);
        removals.remove(tenant, "orders", "a");
        assertThatThrownBy(() -> intake.begin(found(estimate), STREAMS)).isInstanceOf(ConnectorException.class);
    }

    @Test
    void an_estimate_reads_beside_a_run_that_records_and_consumes_nothing() {
        push("a", "1");

        RunId recording = begun(Mode.RECORD);
        RunId estimate = begun(Mode.ESTIMATE);

        assertThat(names(estimate)).containsExactly("a");
        intake.end(tenant, estimate, false);
        intake.end(tenant, recording, false);
        assertThat(names(begun(Mode.RECORD))).containsExactly("a");
    }

    @Test
    void of_one_pipeline_one_run_reads_at_a_time_and_of_two_each_reads_all() {
        push("a", "1");
        RunId first = begun(Mode.RECORD);

        Run second = run("orders", Mode.RECORD);
        assertThat(intake.begin(second, STREAMS)).isFalse();
        Run other = run("returns", Mode.RECORD);
        assertThat(intake.begin(other, STREAMS)).isTrue();

        assertThat(names(other.id())).containsExactly("a");
        intake.end(tenant, first, true);
        assertThat(intake.begin(second, STREAMS)).isTrue();
        assertThat(names(second.id())).isEmpty();
    }

    @Test
    void uploads_share_the_run_that_waits_and_ask_for_another_one_when_it_reads() {
        keep("a", 0, "1");
        String first = trigger("a");
        assertThat(first).startsWith("ingest/orders/orders/a/");
        assertThat(trigger("a")).isEqualTo(first);
        keep("b", 0, "2");
        assertThat(trigger("b")).as("not there yet").isEqualTo(first);

        Run waiting = runs.create(run("orders", Mode.RECORD, first), "{}");
        keep("c", 0, "3");
        assertThat(trigger("c")).as("not reading yet").isEqualTo(first);
        intake.begin(waiting, STREAMS);
        keep("d", 0, "4");

        assertThat(trigger("d")).startsWith("ingest/orders/orders/d/");
        assertThat(landings.asked(tenant, "orders", "c")).containsExactly(new AskedRun("orders", first, waiting.id()));
    }

    @Test
    void a_run_of_an_older_version_is_not_waited_for() {
        keep("a", 0, "1");
        String first = trigger("a");
        runs.create(run("orders", Mode.RECORD, first), "{}");
        keep("b", 0, "2");

        landings.land(tenant, "orders", "b", 1, List.of(new StreamListener("orders", "newer")));

        assertThat(landings.asked(tenant, "orders", "b"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.trigger()).startsWith("ingest/orders/orders/b/"));
    }

    @Test
    void an_upload_is_removed_unless_a_run_reads_it_and_its_name_is_free_then() {
        push("a", "1");
        RunId run = begun(Mode.RECORD);

        assertThat(removals.remove(tenant, "orders", "a")).isEqualTo(Removal.BEING_READ);
        intake.end(tenant, run, true);
        assertThat(removals.remove(tenant, "orders", "a")).isEqualTo(Removal.REMOVED);
        assertThat(removals.remove(tenant, "orders", "a")).isEqualTo(Removal.UNKNOWN);

        push("a", "again");
        assertThat(names(begun(Mode.RECORD))).containsExactly("a");
    }

    @Test
    void what_begins_as_gzip_is_named_as_packed() throws IOException {
        byte[] packed = {0x1F, (byte) 0x8B, 8, 0};
        uploads.keep(tenant, "orders", "a", 0, packed, hash(packed), ROOM);
        landings.land(tenant, "orders", "a", 1, List.of());

        PushedFiles files = intake.of(tenant, begun(Mode.RECORD), SOURCE);

        assertThat(files.names()).containsExactly("a.gz");
        try (var in = files.open("a.gz")) {
            assertThat(in.readAllBytes()).isEqualTo(packed);
        }
    }

    @Test
    void an_upload_is_dropped_when_all_have_read_it_long_enough_ago() {
        var readers =
                List.of(new StreamReader("orders", "orders", SOURCE), new StreamReader("orders", "returns", SOURCE));
        push("a", "1");
        keep("left", 0, "begun");
        RunId orders = begun(Mode.RECORD);
        intake.end(tenant, orders, true);
        Instant later = Instant.now().plusSeconds(60);

        assertThat(removals.drop(tenant, Instant.now().minusSeconds(60), readers))
                .isZero();
        assertThat(removals.drop(tenant, later, readers)).isEqualTo(1);
        assertThat(uploads.find(tenant, "orders", "a")).isPresent();
        Run returns = run("returns", Mode.RECORD);
        intake.begin(returns, STREAMS);
        assertThat(removals.drop(tenant, later, List.of())).isZero();
        intake.end(tenant, returns.id(), true);

        assertThat(removals.drop(tenant, later, readers)).isEqualTo(1);
        assertThat(uploads.find(tenant, "orders", "a")).isEmpty();
    }

    @Test
    void what_nobody_has_read_is_never_dropped() {
        push("a", "1");

        assertThat(removals.drop(tenant, Instant.now().plusSeconds(60), List.of()))
                .isZero();
    }

    @Test
    void a_tenant_sees_its_own_uploads_only() {
        push("a", "1");
        var other = new TenantId("other");

        assertThat(uploads.find(other, "orders", "a")).isEmpty();
        assertThat(removals.remove(other, "orders", "a")).isEqualTo(Removal.UNKNOWN);
        assertThat(landings.land(other, "orders", "a", 1, List.of())).isEqualTo(new Landing.Unknown());
    }

    private Kept keep(String id, int number, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return uploads.keep(tenant, "orders", id, number, bytes, hash(bytes), ROOM);
    }

    private Landing land(String id, int chunks) {
        return landings.land(tenant, "orders", id, chunks, List.of());
    }

    private void push(String id, String... chunks) {
        for (int i = 0; i < chunks.length; i++) {
            keep(id, i, chunks[i]);
        }
        assertThat(land(id, chunks.length)).isInstanceOf(Landing.Landed.class);
    }

    /// The trigger of the run that an upload of one chunk asks for when it lands.
    private String trigger(String id) {
        landings.land(tenant, "orders", id, 1, List.of(new StreamListener("orders", "hash")));
        return landings.asked(tenant, "orders", id).getFirst().trigger();
    }

    private RunId begun(Mode mode) {
        Run run = run("orders", mode);
        assertThat(intake.begin(run, STREAMS)).isTrue();
        return run.id();
    }

    private Run found(RunId run) {
        return runs.find(tenant, run).orElseThrow();
    }

    private List<String> names(RunId run) {
        return intake.of(tenant, run, SOURCE).names();
    }

    private Run run(String pipeline, Mode mode) {
        return runs.create(run(pipeline, mode, UUID.randomUUID().toString()), "{}");
    }

    private Run run(String pipeline, Mode mode, String trigger) {
        return new Run(
                new RunId(UUID.randomUUID()),
                tenant,
                pipeline,
                "Orders",
                "hash",
                mode,
                trigger,
                Map.of(),
                RunState.QUEUED,
                Instant.parse("2026-03-01T12:00:00Z"),
                null,
                null,
                null);
    }

    private static String text(PushedFiles files, String name) throws IOException {
        try (var in = files.open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] hash(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
