package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Pipelines that begin with a file or a stream, over the API.
@ExtendWith(RunningApi.Shared.class)
class BeginningsApiIT {

    private static final String ORDERS = """
            order_no,company,currency,order_date,customer_no,street,city,state,zip,country,sku,quantity,amount
            B-1,ACME-US,USD,2026-03-01,C-7,2 Oak St,Spokane,WA,99201,US,S-1,1,1.50
            B-1,ACME-US,USD,2026-03-01,C-7,2 Oak St,Spokane,WA,99201,US,S-2,2,2.50
            B-2,ACME-US,USD,2026-03-02,C-8,3 Elm St,Seattle,WA,98101,US,S-1,1,1.50
            """;

    private final RunningApi api;

    BeginningsApiIT(RunningApi api) {
        this.api = api;
    }

    private HttpResponse<String> sent(String file, String content) {
        return send(post(api.ofAnn("/pipelines/from-file?" + file), content));
    }

    @Test
    void a_file_becomes_a_draft_whose_preview_has_tax() {
        HttpResponse<String> answer = sent("name=api-orders.csv", ORDERS);
        JsonNode begun = json(answer);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(begun.path("pipeline").asString()).isEqualTo("api-orders-taxman");
        assertThat(begun.path("groupBy").toString()).isEqualTo("[\"order_no\"]");
        assertThat(begun.path("missing")).isEmpty();
        assertThat(begun.path("problems").findValuesAsString("severity")).doesNotContain("error");
        JsonNode preview = json(send(post(
                api.ofAnn("/pipelines/api-orders-taxman/preview"),
                "{\"node\":\"" + begun.path("call").asString() + "\",\"sample\":\"live\",\"calls\":2}")));
        assertThat(preview.toString()).contains("totalTax").contains("B-2");
    }

    @Test
    void the_same_file_is_read_by_its_connection_with_other_decisions() {
        JsonNode first = json(sent(
                "name=again.csv",
                ORDERS.replace("B-", "BA-").replace(",currency", ",cur").replace(",USD", ",dollars")));

        var answer = send(post(
                api.ofAnn("/pipelines/from-stream"),
                "{\"connection\":\"" + first.path("connection").asString() + "\",\"settings\":" + first.path("settings")
                        + ",\"name\":\"Decided\",\"given\":{\"currency\":\"'USD'\"}}"));

        assertThat(first.path("missing").findValuesAsString("path")).containsExactly("currency");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).path("pipeline").asString()).isEqualTo("decided");
        assertThat(json(answer).path("missing")).isEmpty();
    }

    @Test
    void what_can_not_be_begun_with_is_refused_with_a_sentence() {
        assertThat(problem(sent("name=empty.csv", ""))).startsWith("There is nothing in 'empty.csv'.");
        assertThat(problem(sent("name=notes.md", "Some words."))).startsWith("'notes.md' is of no format");
        assertThat(problem(sent("name=twice.csv", "a,a\n1,2\n"))).contains("twice");
        assertThat(problem(sent("", ORDERS))).isEqualTo("Fill in 'name'.");
        assertThat(problem(sent("name=a.csv&preset=generic-json", ORDERS)))
                .isEqualTo("'preset' can not be 'generic-json'. Use avalara-v2, stripe-tax, taxjar-v2, taxman-v1.");
        assertThat(problem(sent("name=a.csv&call=nowhere", ORDERS))).startsWith("There is no connection nowhere.");
    }

    @Test
    void a_file_that_is_sent_as_a_form_is_refused_with_what_to_send_instead() {
        String form = "application/x-www-form-urlencoded";
        for (String type : List.of(form, form + ";charset=UTF-8")) {
            var answer = send(post(api.ofAnn("/pipelines/from-file?name=form.csv"), ORDERS)
                    .setHeader("Content-Type", type));

            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(problem(answer)).contains("Content-Type: application/octet-stream");
        }
    }

    @Test
    void nobody_begins_with_a_connection_of_another_tenant() {
        JsonNode begun = json(sent("name=private.csv", ORDERS.replace("B-", "BP-")));

        var answer = send(post(
                api.ofZoe("/pipelines/from-stream"),
                "{\"connection\":\"" + begun.path("connection").asString() + "\",\"settings\":" + begun.path("settings")
                        + "}"));

        assertThat(answer.statusCode()).isEqualTo(404);
    }
}
