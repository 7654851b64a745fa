package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.http.HttpExchange;
import dev.pipewright.connectors.http.Trouble;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTableTest {

    private static final AnswerTable GENERIC = AnswerTable.of("generic-json");

    @Test
    void a_503_is_tried_again_not_before_it_says() {
        assertThat(read(503, Map.of("Retry-After", List.of("90")), ""))
                .isEqualTo(new Verdict.Retry(Trouble.BUSY, "http-503", status(503), false, Duration.ofSeconds(90)));
    }

    @Test
    void a_503_that_says_nothing_is_tried_again_soon() {
        assertThat(read(503, Map.of(), ""))
                .isEqualTo(new Verdict.Retry(Trouble.BUSY, "http-503", status(503), false, Duration.ZERO));
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

        assertThat(read(422, Map.of(), body)).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("http-422");
            assertThat(refused.field()).isNull();
            assertThat(english(refused.message()))
                    .isEqualTo("HTTP status 422. Correct the mapping of the field, then send the document again.");
        });
    }

    @Test
    void a_refusal_says_what_the_target_said_which_field_it_is_about_and_what_to_do() {
        String body = error("InvalidPostalCode", 317, "addresses.shipTo.postalCode");

        assertThat(AnswerTable.of("avalara-v2").read(answer(400, Map.of(), body)))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("InvalidPostalCode");
                    assertThat(refused.field()).isEqualTo("addresses.shipTo.postalCode");
                    assertThat(english(refused.message()))
                            .isEqualTo("It is so. It is about 'addresses.shipTo.postalCode'. Correct the address at the"
                                    + " source, then send the document again.");
                });
    }

    @Test
    void the_row_that_says_most_about_an_answer_decides() {
        var avalara = AnswerTable.of("avalara-v2");

        assertThat(avalara.read(answer(400, Map.of(), error("RateLimitExceeded", 4011, null))))
                .isInstanceOf(Verdict.Wait.class);
        assertThat(avalara.read(answer(400, Map.of(), error("Anything", 4011, null))))
                .isInstanceOf(Verdict.Wait.class);
        assertThat(avalara.read(answer(500, Map.of(), error("InvalidAddress", 309, null))))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(avalara.read(answer(400, Map.of(), error("NeverHeardOf", 9, null))))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void a_document_that_is_there_is_refused_unless_it_turns_out_to_be_ours() {
        assertThat(AnswerTable.of("avalara-v2")
                        .read(answer(400, Map.of(), error("TransactionAlreadyExists", 1303, null))))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.isThere()).isTrue());
    }

    @Test
    void what_is_voided_already_is_as_good_as_voided() {
        assertThat(AnswerTable.of("avalara-v2")
                        .read(answer(400, Map.of(), error("TransactionAlreadyCancelled", 198, null))))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void a_token_that_has_expired_may_be_renewed_and_a_wrong_key_may_not() {
        assertThat(stopOf(error("BearerTokenInvalid", 37, null)).isRenewable()).isTrue();
        assertThat(stopOf(error("BasicAuthIncorrect", 35, null)).isRenewable()).isFalse();
    }

    private static Verdict.Stop stopOf(String body) {
        Verdict verdict = AnswerTable.of("avalara-v2").read(answer(401, Map.of(), body));
        assertThat(verdict).isInstanceOf(Verdict.Stop.class);
        assertThat(((Verdict.Stop) verdict).kind()).isEqualTo(ConnectorException.Kind.CREDENTIALS);
        return (Verdict.Stop) verdict;
    }

    @Test
    void a_limit_is_waited_for_as_long_as_the_answer_says_in_whichever_header() {
        assertThat(waitOf(Map.of("Retry-After", List.of("7")))).isEqualTo(Duration.ofSeconds(7));
        assertThat(waitOf(Map.of("RateLimit-Reset", List.of("30")))).isEqualTo(Duration.ofSeconds(30));
        assertThat(waitOf(Map.of(
                        "X-RateLimit-Reset", List.of("1772446300"), "Date", List.of("Mon, 02 Mar 2026 10:10:00 GMT"))))
                .isEqualTo(Duration.ofSeconds(100));
        assertThat(waitOf(Map.of())).isEqualTo(Duration.ofSeconds(1));
    }

    private static Duration waitOf(Map<String, List<String>> headers) {
        Verdict verdict = GENERIC.read(answer(429, headers, ""));
        assertThat(verdict).isInstanceOf(Verdict.Wait.class);
        return ((Verdict.Wait) verdict).delay();
    }

    @Test
    void an_answer_without_its_result_is_no_success() {
        assertThat(AnswerTable.of("avalara-v2").read(answer(200, Map.of(), "{\"code\":\"1\"}")))
                .isInstanceOfSatisfying(Verdict.Retry.class, retry -> {
                    assertThat(retry.code()).isEqualTo("empty-answer");
                    assertThat(english(retry.message()))
                            .isEqualTo("The target answered without '/totalTax': that is no result.");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "taxman-v1, InvalidPostalCode, CUSTOMER_DATA, 'Correct the address at the source, then send the document again.'",
        "taxman-v1, ValueRequired, MAPPING, 'Map a value to the field, then send the document again.'",
        "avalara-v2, CannotModifyLockedTransaction, TARGET, 'The target does not change this document any more: correct it"
                + " by a document of its own, such as a return.'",
        "generic-json, no-answer, TEMPORARY, 'It is tried again by itself; run again if it was given up.'",
        "generic-json, http-502, TEMPORARY, 'It is tried again by itself; run again if it was given up.'",
        "generic-json, NeverHeardOf, MAPPING, 'Correct the mapping of the field, then send the document again.'",
        "taxman-v1, no-document-key, MAPPING, 'Map a text that names the document.'",
    })
    void a_kept_code_leads_back_to_who_is_to_act_and_how(
            String preset, String code, TroubleOwner owner, String advice) {
        CallCause cause = AnswerTable.of(preset).causeOf(code);

        assertThat(cause.owner()).isEqualTo(owner);
        assertThat(Sentences.english().text(cause.advice())).isEqualTo(advice);
    }

    @Test
    void the_advice_of_all_tables_has_a_text_and_each_text_is_used() {
        Set<String> used = tables().stream()
                .flatMap(table -> table.rules().stream())
                .map(rule -> rule.cause().advice().key())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(ResourceBundle.getBundle("dev.pipewright.sentences.answers")
                        .keySet());
    }

    @Test
    void each_table_has_an_answer_to_every_status() {
        for (AnswerTable table : tables()) {
            for (int status = 300; status < 600; status++) {
                assertThat(table.read(answer(status, Map.of(), ""))).isNotNull();
            }
        }
    }

    @Test
    void a_row_with_a_field_that_no_row_has_is_refused() {
        assertThatThrownBy(() -> AnswerRule.of(Map.of("staus", "400")))
                .hasMessage("a row with a field that no row has: {staus=400}");
    }

    private static List<AnswerTable> tables() {
        List<AnswerTable> tables = new ArrayList<>();
        for (String preset : List.of("generic-json", "taxman-v1", "avalara-v2", "taxjar-v2", "stripe-tax")) {
            tables.add(AnswerTable.of(preset));
        }
        return tables;
    }

    private static String error(String code, int number, @Nullable String field) {
        return "{\"error\":{\"code\":\"%s\",\"message\":\"m\",\"details\":[{\"code\":\"%s\",\"number\":%d,\"message\":\"it is so\"%s}]}}"
                .formatted(code, code, number, field == null ? "" : ",\"refersTo\":\"" + field + "\"");
    }

    private static String english(String kept) {
        return Sentences.english().read(kept);
    }

    private static String status(int status) {
        return Sentence.of("engine.httpStatus", "status", status).kept();
    }

    private static Verdict read(int status, Map<String, List<String>> headers, String body) {
        return GENERIC.read(answer(status, headers, body));
    }

    private static HttpExchange answer(int status, Map<String, List<String>> headers, String body) {
        return new HttpExchange(status, headers, body.getBytes(StandardCharsets.UTF_8), Clock.systemUTC());
    }
}
