package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Connections over the API: told without their secrets.
@ExtendWith(RunningApi.Shared.class)
class ConnectionsApiIT {

    private static RunningApi api;

    @BeforeAll
    static void addUnreachable(RunningApi shared) {
        api = shared;
        var connector = shared.platform().get(ConnectorCatalogue.class).get("jdbc");
        var settings = Map.<String, Object>of(
                "url", "jdbc:postgresql://127.0.0.1:1/nowhere", "user", "u", "password", "never-to-be-seen");
        shared.platform().get(Connections.class).save(ACME, "unreachable", connector, settings, ANN);
    }

    @Test
    void connections_are_listed_and_their_secrets_only_named() {
        var answer = send(api.ofAnn("/connections"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).findValuesAsString("name")).contains("orders", "taxman", "unreachable");
        assertThat(answer.body())
                .contains("\"secrets\":[\"token\"]", "\"secrets\":[\"password\"]")
                .doesNotContain(TaxmanOptions.DEMO_KEY, "never-to-be-seen");
    }

    @Test
    void a_connection_that_works_says_what_was_reached() {
        var answer = json(send(post(api.ofAnn("/connections/orders/check"), "")));

        assertThat(answer.path("works").asBoolean()).isTrue();
        assertThat(answer.path("answer").asString()).startsWith("Folder ");
    }

    @Test
    void a_connection_that_does_not_work_says_what_to_do() {
        var answer = send(post(api.ofAnn("/connections/unreachable/check"), ""));

        assertThat(json(answer).path("works").asBoolean()).isFalse();
        assertThat(json(answer).path("answer").asString())
                .startsWith("Could not reach the database at jdbc:postgresql://127.0.0.1:1/nowhere");
        assertThat(answer.body()).doesNotContain("never-to-be-seen");
    }

    @Test
    void what_can_be_read_is_told_with_the_settings_that_read_it() {
        var answer = json(send(api.ofAnn("/connections/orders/streams")));

        assertThat(answer.findValuesAsString("file")).contains("orders.ndjson", "broken.ndjson");
    }

    @Test
    void what_cannot_be_asked_is_refused_with_a_sentence() {
        var answer = send(api.ofAnn("/connections/unreachable/streams"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(problem(answer)).startsWith("Could not reach the database").doesNotContain("never-to-be-seen");
    }
}
