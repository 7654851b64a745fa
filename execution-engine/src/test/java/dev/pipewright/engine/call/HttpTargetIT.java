package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.http.Authorization;
import dev.pipewright.connectors.http.CallLimits;
import dev.pipewright.connectors.http.HttpCall;
import dev.pipewright.connectors.http.HttpConnection;
import dev.pipewright.connectors.http.HttpExchanger;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.simulators.taxman.CallKind;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the simulated TAXMAN sees of a target, and what the target makes of its answers.
class HttpTargetIT {

    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Targets targets = new Targets(Clock.systemUTC(), RandomGenerator.of("L64X128MixRandom"));
    private final TaxmanSimulator taxman;

    HttpTargetIT() throws IOException {
        taxman = TaxmanSimulator.start(TaxmanOptions.defaults());
    }

    @BeforeEach
    void closeItLast() {
        open.add(taxman);
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void an_estimate_reaches_no_endpoint_that_records() throws Exception {
        Target target = target(null, connection(TaxmanOptions.DEMO_KEY, PATIENT));

        Outcome outcome = send(target, 1, 0, 0);

        assertThat(outcome.state()).isEqualTo(DocumentState.SUCCEEDED);
        assertThat(taxman.counters().calls(CallKind.CALCULATE)).isEqualTo(1);
        assertThat(taxman.counters().recordingCalls()).isZero();
    }

    @Test
    void a_record_run_records_and_a_repeat_of_the_same_revision_is_replayed() throws Exception {
        Target target = target(aPermit(), connection(TaxmanOptions.DEMO_KEY, PATIENT));

        Outcome first = send(target, 1, 1, 0);
        Outcome again = send(target, 1, 1, 0);

        assertThat(List.of(first.state(), again.state())).containsOnly(DocumentState.SUCCEEDED);
        assertThat(again.response()).isEqualTo(first.response());
        assertThat(taxman.documents()).singleElement().satisfies(document -> {
            assertThat(document.timesRecorded()).isEqualTo(1);
            assertThat(document.replays()).isEqualTo(1);
        });
    }

    @Test
    void an_answer_lost_after_the_commit_is_asked_for_again_and_recorded_once() throws Exception {
        fault(Map.of("percent", 100L, "kinds", List.of("drop-after"), "maxPerDocument", 1L));
        Target target = target(aPermit(), connection(TaxmanOptions.DEMO_KEY, PATIENT));

        Outcome lost = send(target, 1, 1, 0);
        Outcome found = send(target, 1, 1, 1);

        assertThat(lost.state()).isEqualTo(DocumentState.WAITING);
        assertThat(lost.countsAsTry()).isTrue();
        assertThat(lost.attempts().getFirst().message()).contains("broke before the answer was there");
        assertThat(found.state()).isEqualTo(DocumentState.SUCCEEDED);
        assertThat(taxman.documents().getFirst().timesRecorded()).isEqualTo(1);
    }

    @Test
    void a_429_waits_as_long_as_it_says_and_costs_no_try() throws Exception {
        fault(Map.of("percent", 100L, "kinds", List.of("429"), "retryAfterSeconds", 7L));
        Target target = target(null, connection(TaxmanOptions.DEMO_KEY, PATIENT));

        Outcome outcome = send(target, 1, 0, 0);

        assertThat(outcome.state()).isEqualTo(DocumentState.WAITING);
        assertThat(outcome.countsAsTry()).isFalse();
        assertThat(outcome.retryAt()).isAfter(outcome.attempts().getFirst().at().plusSeconds(6));
    }

    @Test
    void a_503_waits_as_long_as_it_says_and_costs_a_try() throws Exception {
        fault(Map.of("percent", 100L, "kinds", List.of("503"), "retryAfterSeconds", 7L));
        Target target = target(aPermit(), connection(TaxmanOptions.DEMO_KEY, PATIENT));

        Outcome outcome = send(target, 1, 1, 0);

        assertThat(outcome.countsAsTry()).isTrue();
        assertThat(outcome.retryAt()).isAfter(outcome.attempts().getFirst().at().plusSeconds(6));
        assertThat(outcome.attempts().getFirst().mayHaveArrived()).isFalse();
    }

    @Test
    void what_is_beyond_the_calls_of_the_day_waits_for_the_next_and_costs_no_try() throws Exception {
        var exchanger = new HttpExchanger(
                taxman.baseUrl(),
                () -> Map.of("Authorization", "Bearer " + TaxmanOptions.DEMO_KEY),
                4,
                Duration.ofSeconds(5),
                PATIENT,
                Clock.systemUTC());
        var connection = new HttpConnection(exchanger, "main", new CallLimits(4, 0, 1, 1), "/v1/ping");
        open.add(connection);
        Target target = target(aPermit(), connection);
        send(target, 1, 1, 0);

        Outcome outcome = send(target, 2, 1, 0);

        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        assertThat(outcome.state()).isEqualTo(DocumentState.WAITING);
        assertThat(outcome.countsAsTry()).isFalse();
        assertThat(outcome.attempts()).isEmpty();
        assertThat(outcome.retryAt())
                .isBetween(
                        Instant.parse(tomorrow + "T00:00:00Z").minusSeconds(5),
                        Instant.parse(tomorrow + "T00:00:00Z").plusSeconds(5));
        assertThat(Sentences.english().read(outcome.message()))
                .isEqualTo("The calls of this day are used up. It is sent from " + tomorrow + " 00:00 UTC on. Raise"
                        + " 'Calls per day' of the connection if the target allows more.");
        assertThat(taxman.counters().recordingCalls()).isEqualTo(1);
    }

    @Test
    void what_could_outlive_the_lease_is_not_sent_and_holds_no_place() throws Exception {
        var exchanger = new HttpExchanger(
                taxman.baseUrl(),
                () -> Map.of("Authorization", "Bearer " + TaxmanOptions.DEMO_KEY),
                1,
                Duration.ofSeconds(5),
                PATIENT,
                Clock.systemUTC());
        var connection = new HttpConnection(exchanger, "main", CallLimits.ofPlaces(1), "/v1/ping");
        open.add(connection);
        Target target = target(aPermit(), connection);
        OpenDocument document = documentOf(target, order(1, "WA"), 1, 1, 0);
        var asked = new ArrayList<Duration>();

        Duration wait = target.send(
                document,
                call -> {
                    asked.add(call);
                    return false;
                },
                outcomes::add);

        assertThat(wait).isPositive();
        assertThat(asked).containsExactly(Duration.ofSeconds(5).plus(PATIENT));
        assertThat(taxman.counters().recordingCalls()).isZero();
        assertThat(target.send(document, Lease.ENDLESS, outcomes::add)).isZero();
        assertThat(awaitOutcome().state()).isEqualTo(DocumentState.SUCCEEDED);
    }

    @Test
    void what_is_in_doubt_is_not_sent_to_a_target_that_might_do_it_twice() throws Exception {
        Target target = opened(generic(Map.of("path", "/v1/orders")), aPermit(), connection());

        assertThat(target.send(inDoubt(), Lease.ENDLESS, outcomes::add)).isZero();
        Outcome outcome = awaitOutcome();

        assertThat(taxman.counters().recordingCalls()).isZero();
        assertThat(outcome.state()).isEqualTo(DocumentState.UNKNOWN);
        assertThat(outcome.attempts()).isEmpty();
        assertThat(Sentences.english().read(outcome.message()))
                .isEqualTo("It was being sent when the work on it was interrupted, and nobody knows whether it arrived."
                        + " Look it up at the target before sending it again.");
    }

    @Test
    void what_is_in_doubt_is_sent_again_to_a_target_that_knows_it() throws Exception {
        Target target =
                opened(generic(Map.of("path", "/v1/ping", "idempotencyHeader", "X-Key")), aPermit(), connection());

        target.send(inDoubt(), Lease.ENDLESS, outcomes::add);

        assertThat(awaitOutcome().attempts()).hasSize(1);
    }

    @Test
    void a_lost_answer_leaves_no_doubt_where_a_call_leaves_nothing_behind() throws Exception {
        fault(Map.of("percent", 100L, "kinds", List.of("drop-after")));
        Target target = target(null, connection(TaxmanOptions.DEMO_KEY, PATIENT));

        Outcome outcome = send(target, 1, 0, 9);

        assertThat(outcome.attempts().getFirst().mayHaveArrived()).isFalse();
        assertThat(outcome.state()).isEqualTo(DocumentState.FAILED);
    }

    @Test
    void a_call_for_which_no_token_can_be_fetched_now_is_tried_again() throws Exception {
        Target target = target(aPermit(), connection(() -> {
            throw new ConnectorException(ConnectorException.Kind.UNAVAILABLE, "No token could be fetched.");
        }));

        Outcome outcome = send(target, 1, 1, 0);

        assertThat(outcome.state()).isEqualTo(DocumentState.WAITING);
        assertThat(outcome.message()).isEqualTo("No token could be fetched.");
        assertThat(outcome.attempts().getFirst().mayHaveArrived()).isFalse();
    }

    @Test
    void a_call_for_which_no_token_is_given_stops_the_run() throws Exception {
        Target target = target(aPermit(), connection(() -> {
            throw new ConnectorException(ConnectorException.Kind.CREDENTIALS, "Check 'Client secret'.");
        }));

        Outcome outcome = send(target, 1, 1, 0);

        assertThat(outcome.state()).isEqualTo(DocumentState.WAITING);
        assertThatThrownBy(() -> send(target, 2, 1, 0))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        stopped -> assertThat(stopped.kind()).isEqualTo(ConnectorException.Kind.CREDENTIALS))
                .hasMessage("Check 'Client secret'.");
    }

    @Test
    void a_call_that_ends_in_an_error_has_an_outcome_and_gives_its_place_back() throws Exception {
        Target target = target(aPermit(), connection(() -> {
            throw new StackOverflowError("planted");
        }));

        for (int i = 1; i <= 20; i++) {
            Outcome outcome = send(target, i, 1, 0);

            assertThat(outcome.state()).isEqualTo(DocumentState.WAITING);
            assertThat(Sentences.english().read(outcome.message()))
                    .isEqualTo("Something went wrong that Pipewright did not expect.");
        }
    }

    @Test
    void a_refused_document_names_the_field() throws Exception {
        Target target = target(null, connection(TaxmanOptions.DEMO_KEY, PATIENT));
        DataRecord nowhere = order(1, "ZZ");

        target.send(documentOf(target, nowhere, 1, 0, 0), Lease.ENDLESS, outcomes::add);
        Outcome outcome = awaitOutcome();

        assertThat(outcome.state()).isEqualTo(DocumentState.REJECTED);
        assertThat(outcome.code()).isNotBlank();
        assertThat(outcome.field()).contains("shipTo");
    }

    @Test
    void a_wrong_key_stops_the_run_and_the_document_keeps_waiting() throws Exception {
        Target target = target(null, connection("wrong", PATIENT));

        Outcome outcome = send(target, 1, 0, 0);

        assertThat(outcome.state()).isEqualTo(DocumentState.WAITING);
        assertThatThrownBy(() -> send(target, 2, 0, 0))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("Check the key of the connection")
                .hasMessageNotContaining("wrong,");
    }

    @Test
    void a_slow_call_does_not_hold_up_its_neighbours() throws Exception {
        fault(Map.of("percent", 100L, "kinds", List.of("delay"), "delayMillis", 5000L, "company", "SLOW"));
        Target target = target(null, connection(TaxmanOptions.DEMO_KEY, PATIENT));
        DataRecord slow = order(100, "WA").withFields(with(order(100, "WA").fields(), "company", "SLOW"));

        target.send(documentOf(target, slow, 100, 0, 0), Lease.ENDLESS, outcomes::add);
        for (int i = 1; i <= 50; i++) {
            target.send(documentOf(target, order(i, "WA"), i, 0, 0), Lease.ENDLESS, outcomes::add);
        }

        for (int i = 1; i <= 50; i++) {
            assertThat(awaitOutcome().documentId()).isNotEqualTo(100);
        }
        assertThat(awaitOutcome().documentId()).isEqualTo(100);
    }

    @Test
    void an_unreachable_target_is_certainly_not_reached() throws Exception {
        URI nobody = addressWithoutListener();
        HttpConnection connection = connection(nobody, TaxmanOptions.DEMO_KEY, PATIENT);
        Target target = target(aPermit(), connection);

        Outcome outcome = send(target, 1, 1, 0);

        assertThat(outcome.state()).isEqualTo(DocumentState.WAITING);
        assertThat(outcome.message()).isEqualTo("Could not reach " + nobody + ".");
        assertThat(outcome.attempts().getFirst().mayHaveArrived()).isFalse();
    }

    @Test
    void a_permit_is_made_by_a_record_run_only() {
        assertThatThrownBy(() -> RecordPermit.of(aRun(Mode.ESTIMATE))).hasMessageContaining("may not record");
    }

    private Target target(@Nullable RecordPermit permit, HttpConnection connection) {
        return opened(taxmanNode(), permit, connection);
    }

    private static Node.ApiCall generic(Map<String, Object> settings) {
        return new Node.ApiCall(
                NodeHeader.of(new NodeId("apiCall-d4e5f6"), "Send"),
                "generic-json",
                "taxman",
                settings,
                new Node.ApiCall.DocumentIdentity("company", "documentType", "documentCode"),
                "",
                "",
                "answer");
    }

    private static OpenDocument inDoubt() {
        return new OpenDocument(1, new DocumentKey("main", "ACME-US", "SALE", "SO-1"), 1, Payload.of("{}"), 0, true);
    }

    private static Node.ApiCall taxmanNode() {
        return new Node.ApiCall(
                NodeHeader.of(new NodeId("apiCall-a1b2c3"), "Tax"),
                "taxman-v1",
                "taxman",
                Map.of(),
                null,
                "",
                "",
                "tax");
    }

    private Target opened(Node.ApiCall node, @Nullable RecordPermit permit, HttpConnection connection) {
        Run run = aRun(permit == null ? Mode.ESTIMATE : Mode.RECORD);
        Target target =
                targets.open(node, node.settings(), connection, run, permit, EvaluationContext.of(Instant.EPOCH, 0));
        open.add(target);
        return target;
    }

    private static URI addressWithoutListener() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private HttpConnection connection(String key, Duration timeout) {
        return connection(taxman.baseUrl(), key, timeout);
    }

    private HttpConnection connection(URI address, String key, Duration timeout) {
        return connection(address, () -> Map.of("Authorization", "Bearer " + key), timeout);
    }

    private HttpConnection connection() {
        return connection(TaxmanOptions.DEMO_KEY, PATIENT);
    }

    private HttpConnection connection(Authorization authorization) {
        return connection(taxman.baseUrl(), authorization, PATIENT);
    }

    private HttpConnection connection(URI address, Authorization authorization, Duration timeout) {
        var exchanger =
                new HttpExchanger(address, authorization, 16, Duration.ofSeconds(5), timeout, Clock.systemUTC());
        var connection = new HttpConnection(exchanger, "main", CallLimits.ofPlaces(16), "/v1/ping");
        open.add(connection);
        return connection;
    }

    private void fault(Map<String, Object> rule) throws Exception {
        HttpConnection admin = connection(TaxmanOptions.DEMO_KEY, PATIENT);
        byte[] body = JsonValues.text(rule).getBytes(StandardCharsets.UTF_8);
        assertThat(admin.send(HttpCall.of("POST", "/admin/faults").withJson(body))
                        .status())
                .isLessThan(300);
    }

    private Outcome send(Target target, int number, long revision, int attempts) throws InterruptedException {
        target.send(documentOf(target, order(number, "WA"), number, revision, attempts), Lease.ENDLESS, outcomes::add);
        return awaitOutcome();
    }

    private Outcome awaitOutcome() throws InterruptedException {
        Outcome outcome = outcomes.poll(30, TimeUnit.SECONDS);
        assertThat(outcome).isNotNull();
        return Objects.requireNonNull(outcome);
    }

    private static OpenDocument documentOf(Target target, DataRecord order, long id, long revision, int attempts) {
        var formed = (Formation.Formed) target.form(order);
        return new OpenDocument(id, formed.key(), revision, formed.request(), attempts, false);
    }

    private static DataRecord order(int number, String region) {
        Map<String, @Nullable Object> address =
                Map.of("country", "US", "region", region, "city", "Seattle", "postalCode", "98101");
        return new DataRecord(
                null,
                new Origin("orders", number, "line " + number),
                Map.of(
                        "company",
                        "ACME-US",
                        "documentType",
                        "SALE",
                        "documentCode",
                        "SO-" + number,
                        "documentDate",
                        "2026-03-02",
                        "currency",
                        "USD",
                        "customer",
                        Map.of("code", "C-1"),
                        "addresses",
                        Map.of("shipTo", address),
                        "lines",
                        List.of(Map.of("number", "1", "item", "SOAP", "quantity", "1", "amount", "100.00"))));
    }

    private static Map<String, @Nullable Object> with(Map<String, @Nullable Object> fields, String name, Object value) {
        var changed = new LinkedHashMap<String, @Nullable Object>(fields);
        changed.put(name, value);
        return changed;
    }

    private static RecordPermit aPermit() {
        return RecordPermit.of(aRun(Mode.RECORD));
    }

    private static Run aRun(Mode mode) {
        return new Run(
                new RunId(new UUID(0, 1)),
                new TenantId("acme"),
                "p",
                "P",
                "h",
                mode,
                "t",
                Map.of(),
                RunState.RUNNING,
                Instant.EPOCH,
                null,
                null,
                null);
    }
}
