package dev.pipewright.simulators.taxman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxmanFaultIT {

    private static final String HEADER = "X-Taxman-Fault";
    private static final String ORDER = new SampleOrder("A-1").json();

    private static TaxmanSimulator taxman;
    private static TaxmanClient client;

    @BeforeAll
    static void start() throws Exception {
        taxman = TaxmanSimulator.start(TaxmanOptions.defaults());
        client = new TaxmanClient(taxman);
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        taxman.close();
    }

    @BeforeEach
    void reset() throws Exception {
        client.post("/admin/reset", "");
    }

    @Test
    void a_status_fails_as_often_as_it_was_told() throws Exception {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 3; i++) {
            statuses.add(client.create(ORDER, HEADER, "status=503;times=2;retry-after=7")
                    .status());
        }

        assertThat(statuses).containsExactly(503, 503, 201);
        assertThat(taxman.counters().faults()).containsEntry("503", 2L);
        assertThat(taxman.documents().getFirst().timesRecorded()).isEqualTo(1);
    }

    @Test
    void a_429_says_when_to_come_back() throws Exception {
        var answer = client.estimate(ORDER, HEADER, "status=429;retry-after=7");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("7");
        assertThat(answer.text("/error/code")).isEqualTo("RateLimitExceeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-before", "timeout-before;for=1ms"})
    void what_fails_before_is_not_recorded(String fault) {
        assertThatThrownBy(() -> client.create(ORDER, HEADER, fault)).isInstanceOf(IOException.class);

        assertThat(taxman.documents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-after", "drop-after-commit", "timeout-after;for=1ms", "truncate-body"})
    void what_fails_after_is_recorded_though_the_client_does_not_learn_it(String fault) {
        assertThatThrownBy(() -> client.create(ORDER, HEADER, fault)).isInstanceOf(IOException.class);

        assertThat(taxman.documents().getFirst().timesRecorded()).isEqualTo(1);
    }

    @Test
    void an_answer_may_have_the_wrong_content_type() throws Exception {
        var answer = client.create(ORDER, HEADER, "wrong-content-type");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(answer.body()).isEqualTo("<html><body>Please log in.</body></html>");
    }

    @Test
    void an_answer_may_drip_and_arrive_whole() throws Exception {
        var dripped = client.estimate(ORDER, HEADER, "slow-drip;for=40ms");

        assertThat(dripped.body()).isEqualTo(client.estimate(ORDER).body());
    }

    @Test
    void a_key_may_expire() throws Exception {
        var answer = client.estimate(ORDER, HEADER, "expired-token;times=1");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("/error/code")).isEqualTo("TokenExpired");
        assertThat(client.estimate(ORDER, HEADER, "expired-token;times=1").status())
                .isEqualTo(200);
    }

    @Test
    void the_clock_may_be_wrong() throws Exception {
        var right = client.estimate(ORDER).header("Date");
        var wrong = client.estimate(ORDER, HEADER, "clock-skew").header("Date");

        assertThat(Duration.between(date(right), date(wrong))).isGreaterThanOrEqualTo(Duration.ofMinutes(59));
    }

    private static ZonedDateTime date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    @Test
    void an_unknown_fault_is_refused() throws Exception {
        assertThat(client.estimate(ORDER, HEADER, "explode").text("/error/message"))
                .isEqualTo("There is no fault 'explode'.");
        assertThat(client.post("/admin/faults", "{\"percent\":10,\"kinds\":[\"explode\"]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_rule_lets_a_share_of_the_calls_fail_and_the_same_ones_for_the_same_seed() throws Exception {
        List<Integer> first = statusesWithRule();
        client.post("/admin/reset", "");
        List<Integer> second = statusesWithRule();

        assertThat(second).isEqualTo(first);
        assertThat(first.stream().filter(status -> status != 200).count()).isBetween(20L, 60L);
        assertThat(taxman.counters().faults().keySet()).containsExactly("429", "503");
    }

    private static List<Integer> statusesWithRule() throws Exception {
        client.post("/admin/faults", "{\"percent\":20,\"kinds\":[\"503\",\"429\"],\"seed\":7}");
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 200; i++) {
            statuses.add(client.estimate(new SampleOrder("A-" + i).json()).status());
        }
        return statuses;
    }

    @Test
    void a_rule_may_mean_one_company_one_kind_of_call_and_some_tries() throws Exception {
        client.post(
                "/admin/faults",
                "{\"company\":\"ACME-US\",\"calls\":[\"create\"],\"percent\":100,\"kinds\":[\"500\"],\"maxPerDocument\":2}");
        String other = new SampleOrder("A-1").with("company", "OTHER").json();

        assertThat(client.create(other).status()).isEqualTo(201);
        assertThat(client.estimate(ORDER).status()).isEqualTo(200);
        assertThat(client.create(ORDER).status()).isEqualTo(500);
        assertThat(client.create(ORDER).status()).isEqualTo(500);
        assertThat(client.create(ORDER).status()).isEqualTo(201);
    }

    @Test
    void hundreds_of_slow_calls_do_not_hold_each_other_up() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 300; i++) {
                answers.add(executor.submit(
                        () -> client.estimate(ORDER, HEADER, "delay=500ms").status()));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        assertThat(taxman.counters().mostAtOnce()).isGreaterThan(50);
    }
}
