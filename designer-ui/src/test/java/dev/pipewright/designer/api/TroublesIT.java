package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.EMPTY_FILE;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.TROUBLED_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.ledger.Attempt;
import dev.pipewright.engine.ledger.Chunk;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.Intent;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.Origin;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.audit.AuditEntry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What did not get through, by cause, and what people do about it, over the API.
@ExtendWith(RunningApi.Shared.class)
class TroublesIT {

    private static final NodeId CALL = new NodeId("apiCall-taxman");

    private final RunningApi api;

    TroublesIT(RunningApi api) {
        this.api = api;
    }

    @Test
    void a_cause_tells_who_is_to_act_and_how_and_what_the_values_look_like() {
        String run = troubled();

        JsonNode causes = causes(run);

        JsonNode refused = causes.get(0);
        assertThat(causes.size()).isEqualTo(2);
        assertThat(refused.path("kind").asString()).isEqualTo("documents");
        assertThat(refused.path("state").asString()).isEqualTo("rejected");
        assertThat(refused.path("code").asString()).isEqualTo("InvalidPostalCode");
        assertThat(refused.path("field").asString()).isEqualTo("addresses.shipTo.postalCode");
        assertThat(refused.path("owner").asString()).isEqualTo("customer_data");
        assertThat(refused.path("advice").asString())
                .isEqualTo("Correct the address at the source, then send the document again.");
        assertThat(refused.path("count").asLong()).isEqualTo(2);
        assertThat(refused.path("examples").toString()).isEqualTo("[\"T-0001\",\"T-0002\"]");
        assertThat(refused.path("patterns").toString()).isEqualTo("[{\"text\":\"AA9 9AA\",\"count\":2}]");
        JsonNode unreadable = causes.get(1);
        assertThat(unreadable.path("kind").asString()).isEqualTo("records");
        assertThat(unreadable.path("owner").asString()).isEqualTo("customer_data");
        assertThat(unreadable.path("advice").asString()).isEqualTo("Correct the record at the source, then run again.");
    }

    @Test
    void the_documents_of_a_cause_can_be_read_alone() {
        String run = troubled();
        String cause = causes(run).get(0).path("id").asString();

        JsonNode documents = json(send(api.ofAnn("/runs/" + run + "/troubled?cause=" + cause)));
        HttpResponse<String> unknown = send(api.ofAnn("/runs/" + run + "/troubled?cause=none"));

        assertThat(documents.size()).isEqualTo(2);
        assertThat(documents.get(0).path("cause").asString()).isEqualTo(cause);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(problem(unknown)).isEqualTo("There is no cause 'none'. Take an 'id' that /causes tells.");
    }

    @Test
    void what_is_accepted_leaves_the_work_list_until_it_is_taken_back() {
        String run = troubled();
        String cause = causes(run).get(0).path("id").asString();

        HttpResponse<String> accepted = accept(run, "{\"cause\":\"" + cause + "\",\"note\":\"They are closed.\"}");

        assertThat(accepted.statusCode()).isEqualTo(201);
        assertThat(json(accepted).path("count").asLong()).isEqualTo(2);
        assertThat(json(accepted).path("person").asString()).isEqualTo(ANN);
        assertThat(causes(run).size()).isEqualTo(1);
        JsonNode report = json(send(api.ofAnn("/runs/" + run)));
        assertThat(report.path("accepted").asLong()).isEqualTo(2);
        assertThat(report.path("balance").path("rejected").asLong()).isEqualTo(2);
        assertThat(json(send(api.ofAnn("/runs/" + run + "/troubled"))).size()).isZero();
        assertThat(json(send(api.ofAnn("/runs/" + run + "/troubled?accepted=true")))
                        .size())
                .isEqualTo(2);
        JsonNode kept = json(send(api.ofAnn("/runs/" + run + "/acceptances")));
        assertThat(kept.get(0).path("note").asString()).isEqualTo("They are closed.");

        String address = accepted.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());
        assertThat(send(api.ofAnn(address).DELETE()).statusCode()).isEqualTo(204);
        assertThat(send(api.ofAnn(address).DELETE()).statusCode()).isEqualTo(404);
        assertThat(causes(run).size()).isEqualTo(2);
        assertThat(audited(run)).containsExactly("trouble.takeBack", "trouble.accept");
    }

    @Test
    void documents_are_accepted_one_by_one_and_not_twice() {
        String run = troubled();
        long id = json(send(api.ofAnn("/runs/" + run + "/troubled")))
                .get(0)
                .path("id")
                .asLong();

        HttpResponse<String> first = accept(run, "{\"documents\":[" + id + "]}");
        HttpResponse<String> again = accept(run, "{\"documents\":[" + id + "]}");

        assertThat(json(first).path("count").asLong()).isEqualTo(1);
        assertThat(json(first).has("cause")).isFalse();
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(problem(again)).isEqualTo("There is nothing open to accept here. Load the list again.");
        assertThat(accept(run, "{}").statusCode()).isEqualTo(400);
        assertThat(accept(run, "{\"cause\":\"x\",\"documents\":[1]}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_person_settles_what_is_unknown_and_nothing_else() {
        String run = overWithUnknown();
        String cause = causes(run).get(0).path("id").asString();

        HttpResponse<String> settled = settle(run, "{\"cause\":\"" + cause + "\",\"isThere\":true}");
        HttpResponse<String> again = settle(run, "{\"cause\":\"" + cause + "\",\"isThere\":false}");

        assertThat(causes(run).size()).isZero();
        assertThat(json(settled).path("count").asLong()).isEqualTo(1);
        assertThat(json(send(api.ofAnn("/runs/" + run)))
                        .path("balance")
                        .path("succeeded")
                        .asLong())
                .isEqualTo(1);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(problem(again))
                .isEqualTo("None of these documents is unknown, so there is nothing to settle. Load the list again.");
        assertThat(problem(settle(run, "{\"cause\":\"" + cause + "\"}")))
                .isEqualTo("Fill in 'isThere': true if the target has the documents, false if it does not.");
        assertThat(audited(run)).containsExactly("trouble.isThere");
    }

    @Test
    void a_pipeline_tells_what_is_open_in_all_its_runs() {
        String older = troubled();
        String newer = troubled();

        JsonNode open = json(send(api.ofAnn("/pipelines/" + ORDERS + "/causes?mode=estimate")));

        JsonNode refused = open.valueStream()
                .filter(cause -> cause.path("code").asString().equals("InvalidPostalCode"))
                .findFirst()
                .orElseThrow();
        assertThat(refused.path("runs").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(refused.path("newestRun").asString()).isEqualTo(newer).isNotEqualTo(older);
        assertThat(Instant.parse(refused.path("firstSeen").asString()))
                .isBefore(Instant.parse(refused.path("lastSeen").asString()));
        assertThat(send(api.ofAnn("/pipelines/" + ORDERS + "/causes?mode=both")).statusCode())
                .isEqualTo(400);
    }

    private String troubled() {
        String run = api.start("{\"parameters\":{\"file\":\"" + TROUBLED_FILE + "\"}}");
        api.ended(run);
        return run;
    }

    /// A run that is over and of which a document's answer never came.
    private String overWithUnknown() {
        String run = api.start("{\"mode\":\"record\",\"parameters\":{\"file\":\"" + EMPTY_FILE + "\"}}");
        api.ended(run);
        var ledger = api.platform().get(Ledger.class);
        Slice slice = ledger.take(ACME, new RunId(UUID.fromString(run)), Mode.RECORD, "late", 0);
        var intent = new Intent(
                new DocumentKey("taxman", "DEFAULT", "SalesInvoice", run),
                "taxman",
                "hash",
                Payload.of("{}"),
                Payload.of("{}"),
                null,
                new Origin("orders", 1, "line 1"));
        var chunk = new Chunk(CALL, List.of(intent), List.of(), List.of(), Map.of(), null, null, true);
        OpenDocument open = ledger.commit(slice, chunk).getFirst();
        var lost = new Attempt(Instant.EPOCH, Duration.ofSeconds(5), null, "no-answer", "No answer.", true);
        ledger.settle(
                slice,
                List.of(new Outcome(
                        open.id(),
                        DocumentState.UNKNOWN,
                        null,
                        true,
                        List.of(lost),
                        null,
                        "no-answer",
                        "Nobody knows.",
                        null)));
        return run;
    }

    private JsonNode causes(String run) {
        return json(send(api.ofAnn("/runs/" + run + "/causes")));
    }

    private HttpResponse<String> accept(String run, String body) {
        return send(post(api.ofAnn("/runs/" + run + "/acceptances"), body));
    }

    private HttpResponse<String> settle(String run, String body) {
        return send(post(api.ofAnn("/runs/" + run + "/settlements"), body));
    }

    /// What people did about a run's troubles, the last first.
    private List<String> audited(String run) {
        return api.platform().get(Audit.class).list(ACME, Long.MAX_VALUE, 500).stream()
                .filter(entry -> entry.subject().startsWith(run + ":"))
                .map(AuditEntry::action)
                .toList();
    }
}
