package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.http.HttpExchange;
import dev.pipewright.model.Sentence;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAnswerTest {

    @Test
    void a_503_is_tried_again_not_before_it_says() {
        assertThat(read(503, Map.of("Retry-After", List.of("90")), ""))
                .isEqualTo(new Verdict.Retry("http-503", status(503), false, Duration.ofSeconds(90)));
    }

    @Test
    void a_503_that_says_nothing_is_tried_again_soon() {
        assertThat(read(503, Map.of(), "")).isEqualTo(new Verdict.Retry("http-503", status(503), false, Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504, 507})
    void what_a_server_in_trouble_got_may_have_arrived(int status) {
        assertThat(read(status, Map.of(), ""))
                .isInstanceOfSatisfying(
                        Verdict.Retry.class,
                        retry -> assertThat(retry.mayHaveArrived()).isTrue());
    }

    @Test
    void a_code_or_field_that_cannot_be_kept_is_as_good_as_none() {
        String body = "{\"error\":{\"code\":\"a\\u0000b\",\"details\":[{\"refersTo\":\"\\u0000\"}]}}";

        assertThat(read(422, Map.of(), body)).isEqualTo(new Verdict.Refused("http-422", status(422), null));
    }

    private static String status(int status) {
        return Sentence.of("engine.httpStatus", "status", status).kept();
    }

    private static Verdict read(int status, Map<String, List<String>> headers, String body) {
        return JsonAnswer.read(
                new HttpExchange(status, headers, body.getBytes(StandardCharsets.UTF_8), Clock.systemUTC()));
    }
}
