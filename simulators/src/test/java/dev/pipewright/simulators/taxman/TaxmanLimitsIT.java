package dev.pipewright.simulators.taxman;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the limits look like from outside, by a clock that goes on only when it is told to.
class TaxmanLimitsIT {

    private static final String ORDER = new SampleOrder("A-1").json();
    private static final String WRONG =
            new SampleOrder("A-1").without("currency").json();
    private static final String FAULT = "X-Taxman-Fault";

    private final AtomicLong now = new AtomicLong();
    private TaxmanSimulator taxman;
    private TaxmanClient client;

    @BeforeEach
    void start() throws Exception {
        var options = TaxmanOptions.defaults().withApiKeys(Set.of(TaxmanOptions.DEMO_KEY, "other-key"));
        taxman = TaxmanSimulator.start(options, now::get);
        client = new TaxmanClient(taxman);
    }

    @AfterEach
    void stop() throws Exception {
        taxman.close();
        client.close();
    }

    private void limit(String limits) throws Exception {
        assertThat(client.post("/admin/limits", limits).status()).isEqualTo(200);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static void assertAllowed(TaxmanClient.Answer answer, int status, String remaining, String reset) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("RateLimit-Remaining")).isEqualTo(remaining);
        assertThat(answer.header("RateLimit-Reset")).isEqualTo(reset);
        assertThat(answer.header("Retry-After")).isEmpty();
    }

    private static void assertLimited(TaxmanClient.Answer answer, String code, String seconds) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("/error/code")).isEqualTo(code);
        assertThat(answer.header("Retry-After")).isEqualTo(seconds);
        assertThat(answer.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(answer.header("RateLimit-Reset")).isEqualTo(seconds);
    }

    @Test
    void without_limits_an_answer_says_nothing_of_them() throws Exception {
        assertAllowed(client.estimate(ORDER), 200, "", "");
    }

    @Test
    void calls_that_come_too_fast_are_refused_until_time_has_passed() throws Exception {
        limit("{\"callsPerSecond\":2}");

        assertAllowed(client.estimate(ORDER), 200, "1", "1");
        assertAllowed(client.estimate(ORDER), 200, "0", "1");
        assertLimited(client.estimate(ORDER), "RateLimitExceeded", "1");
        assertThat(taxman.counters().limited()).isEqualTo(1);

        pass(Duration.ofMillis(500));

        assertAllowed(client.estimate(ORDER), 200, "0", "1");
    }

    @Test
    void a_wrong_call_is_told_what_is_left_as_well() throws Exception {
        limit("{\"callsPerSecond\":2}");

        assertAllowed(client.estimate(WRONG), 400, "1", "1");
    }

    @Test
    void each_key_has_limits_of_its_own() throws Exception {
        limit("{\"callsPerSecond\":1}");
        client.estimate(ORDER);

        assertLimited(client.estimate(ORDER), "RateLimitExceeded", "1");
        assertAllowed(client.estimate(ORDER, "Authorization", "Bearer other-key"), 200, "0", "1");
    }

    @Test
    void a_call_while_too_many_are_under_way_is_refused() throws Exception {
        limit("{\"concurrentCalls\":1}");
        var slow = CompletableFuture.supplyAsync(this::slowCall);
        while (!taxman.counters().faults().containsKey("delay") && !slow.isDone()) {
            Thread.onSpinWait();
        }

        assertLimited(client.estimate(ORDER), "ConcurrentRequestLimitExceeded", "1");
        assertThat(client.estimate(ORDER, "Authorization", "Bearer other-key").status())
                .isEqualTo(200);
        assertThat(slow).isNotDone();
    }

    /// A call that is under way until TAXMAN stops.
    private String slowCall() {
        try {
            return client.estimate(ORDER, FAULT, "delay=60s").body();
        } catch (Exception e) {
            return "stopped";
        }
    }

    @Test
    void a_call_that_ended_leaves_its_place_to_the_next_however_it_ended() throws Exception {
        limit("{\"concurrentCalls\":1}");

        assertThat(client.estimate(ORDER).status()).isEqualTo(200);
        assertThat(client.estimate(WRONG).status()).isEqualTo(400);
        assertThat(client.estimate(ORDER, FAULT, "status=500").status()).isEqualTo(500);
        assertThat(client.estimate(ORDER).status()).isEqualTo(200);
    }

    @Test
    void too_many_wrong_calls_stop_the_right_ones_too_until_the_minute_is_over() throws Exception {
        limit("{\"errorsPerMinute\":2}");

        assertThat(client.estimate(WRONG).status()).isEqualTo(400);
        assertThat(client.estimate(ORDER).status()).isEqualTo(200);
        pass(Duration.ofSeconds(20));
        assertThat(client.create(WRONG).status()).isEqualTo(400);

        assertLimited(client.create(ORDER), "ErrorCountLimitExceeded", "40");
        assertThat(taxman.documents()).isEmpty();
        pass(Duration.ofSeconds(39));
        assertLimited(client.create(ORDER), "ErrorCountLimitExceeded", "1");
        pass(Duration.ofSeconds(1));
        assertThat(client.create(ORDER).status()).isEqualTo(201);
    }

    @Test
    void what_went_wrong_at_taxman_is_not_counted_as_a_wrong_call() throws Exception {
        limit("{\"errorsPerMinute\":1}");

        assertThat(client.estimate(ORDER, FAULT, "status=503;times=2").status()).isEqualTo(503);
        assertThat(client.estimate(ORDER, FAULT, "status=503;times=2").status()).isEqualTo(503);
        assertThat(client.estimate(ORDER).status()).isEqualTo(200);
    }
}
