package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.store.JdbcLandings;
import dev.pipewright.engine.store.JdbcUploadRemovals;
import dev.pipewright.engine.store.StreamListener;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.audit.AuditEntry;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.ingest.Ingest;
import dev.pipewright.platform.ingest.UploadReport;
import dev.pipewright.platform.ingest.UploadReport.UploadRun;
import dev.pipewright.platform.ingest.UploadRetention;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.tenant.Tenants;
import dev.pipewright.platform.version.Versions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What becomes of pushed data beside the runs that read it.
class PushedDataIT {

    private TestPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = TestPlatform.start();
    }

    @AfterEach
    void stop() throws IOException {
        platform.close();
    }

    private void publish(String id, List<Parameter> parameters) {
        var source = new Node.Source(
                NodeHeader.of(new NodeId("source-pushed"), "Pushed"),
                Node.Source.INGEST,
                "",
                Map.of("stream", "sales"),
                Schema.UNKNOWN,
                List.of());
        var kept = new Node.Sink(NodeHeader.of(new NodeId("sink-kept"), "Kept"), Node.Sink.RESULTS, "", Map.of());
        var pipeline =
                new Pipeline(id, "", parameters, List.of(source, kept), List.of(Edge.between(source.id(), kept.id())));
        platform.get(Catalogue.class).add(ACME, id, new Drawing(pipeline, Layout.EMPTY), ANN);
        platform.get(Versions.class).publish(ACME, id, ANN, "First.");
    }

    private UploadReport push(String upload) throws IOException {
        var ingest = platform.get(Ingest.class);
        var body = new ByteArrayInputStream("{\"id\":1}\n".getBytes(UTF_8));
        ingest.take(ACME, "sales", upload, 0, body, null);
        return ingest.complete(ACME, "sales", upload, 1);
    }

    @Test
    void what_has_been_read_is_dropped_after_its_days_and_what_has_not_stays() throws IOException {
        publish("reading", List.of());
        awaitEnd(push("read"));
        platform.get(Ingest.class).take(ACME, "sales", "begun", 0, new ByteArrayInputStream(new byte[] {'{'}), null);

        assertThat(after(6).drop()).isZero();
        publish("late", List.of());
        assertThat(after(8).drop()).as("only what was begun and left").isEqualTo(1);
        assertThat(platform.get(Ingest.class).find(ACME, "sales", "read")).isPresent();
        awaitEnd(push("more"));
        assertThat(after(8).drop()).isPositive();
        assertThat(platform.get(Ingest.class).find(ACME, "sales", "read")).isEmpty();
    }

    @Test
    void a_pipeline_that_cannot_start_is_named_and_the_others_run() throws IOException {
        publish("asking", List.of(new Parameter("period", FieldType.Simple.STRING, null, "")));
        publish("reading", List.of());

        UploadReport report = push("one");

        assertThat(report.runs()).extracting(UploadRun::pipeline).containsExactly("asking", "reading");
        assertThat(report.runs().getFirst().run()).isNull();
        assertThat(Sentences.english()
                        .read(Objects.requireNonNull(report.runs().getFirst().refusal())))
                .isEqualTo("The parameter 'period' has no value. Give it one.");
        awaitEnd(Objects.requireNonNull(report.runs().getLast().run()));
        assertThat(platform.get(Audit.class).list(ACME, Long.MAX_VALUE, 100))
                .filteredOn(entry -> entry.action().equals("ingest.refused"))
                .extracting(AuditEntry::subject)
                .singleElement()
                .asString()
                .startsWith("ingest/asking/sales/one/");
    }

    @Test
    void how_much_was_pushed_the_last_time_tells_nothing_about_this_time() throws IOException {
        publish("reading", List.of());
        awaitEnd(push("one"));
        UploadReport second = push("two");
        awaitEnd(second);

        RunId run = Objects.requireNonNull(second.runs().getFirst().run());
        assertThat(platform.get(Runs.class).outlook(ACME, run)).isEmpty();
    }

    @Test
    void what_landed_just_before_the_process_ended_is_started_by_the_next_one() throws IOException {
        publish("reading", List.of());
        platform.get(Ingest.class)
                .take(ACME, "sales", "left", 0, new ByteArrayInputStream("{\"id\":1}\n".getBytes(UTF_8)), null);
        new JdbcLandings(platform.get(PlatformDatabase.class).app(), Clock.systemUTC())
                .land(ACME, "sales", "left", 1, List.of(new StreamListener("reading", "hash")));

        platform.restart();

        List<UploadRun> runs = platform.get(Ingest.class)
                .find(ACME, "sales", "left")
                .orElseThrow()
                .runs();
        assertThat(runs).extracting(UploadRun::pipeline).containsExactly("reading");
        awaitEnd(Objects.requireNonNull(runs.getFirst().run()));
    }

    private void awaitEnd(UploadReport report) {
        report.runs().forEach(run -> awaitEnd(Objects.requireNonNull(run.run())));
    }

    /// Waits until a run is over, and all that it has read is known as read.
    private void awaitEnd(RunId run) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> platform.get(Runs.class)
                                .report(ACME, run)
                                .orElseThrow()
                                .run()
                                .state()
                                .isFinal()
                        && openIntakes() == 0);
    }

    private long openIntakes() {
        return JdbcClient.create(platform.database().admin())
                .sql("SELECT count(*) FROM pipewright.intake WHERE open")
                .query(Long.class)
                .single();
    }

    /// Retention of seven days as it is some days later.
    private UploadRetention after(int days) {
        return new UploadRetention(
                platform.get(Tenants.class),
                platform.get(JdbcUploadRemovals.class),
                platform.get(Catalogue.class),
                platform.get(Versions.class),
                7,
                Clock.offset(Clock.systemUTC(), Duration.ofDays(days)));
    }
}
