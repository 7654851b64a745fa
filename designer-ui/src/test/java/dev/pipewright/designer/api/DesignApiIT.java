package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.body;
import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.model.environment.NodeConnection;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.platform.TestPlatform;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.audit.AuditEntry;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.version.NotPublishableException;
import dev.pipewright.platform.version.Versions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is recommended of a draft, and what a tenant demands before it is published.
@ExtendWith(RunningApi.Shared.class)
class DesignApiIT {

    private static final String UNUSED = "Nothing uses the parameter 'unused'. Use it or remove it.";

    private final RunningApi api;
    private final String pipeline = "design-" + UUID.randomUUID();

    DesignApiIT(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void drawWithAParameterThatNothingUses() throws IOException {
        Pipeline orders = TestPlatform.ordersDrawing().pipeline();
        var parameters = new ArrayList<>(orders.parameters());
        parameters.add(new Parameter("unused", Simple.STRING, "", ""));
        var drawing = new Drawing(
                orders.withParameters(parameters), TestPlatform.ordersDrawing().layout());
        api.platform().get(Catalogue.class).add(ACME, pipeline, drawing, ANN);
    }

    @AfterEach
    void demandNothing() {
        demand("unused_parameter", false);
    }

    @Test
    void what_is_recommended_of_a_draft_is_listed() {
        var problems = json(send(api.ofAnn("/pipelines/" + pipeline + "/problems")));

        assertThat(problems.toString())
                .contains("{\"severity\":\"recommendation\",\"rule\":\"unused_parameter\",\"field\":\"parameters[1]\","
                        + "\"message\":\"" + UNUSED + "\"}");
    }

    @Test
    void a_connection_that_is_not_there_is_told_unless_an_environment_has_one_for_its_name() throws IOException {
        var environments = api.platform().get(Environments.class);
        Pipeline orders = TestPlatform.ordersDrawing().pipeline();
        String lost = pipeline + "-lost";
        var drawing = new Drawing(
                NodeConnection.bound(orders, Map.of("orders", lost)),
                TestPlatform.ordersDrawing().layout());
        api.platform().get(Catalogue.class).add(ACME, lost, drawing, ANN);
        String sentence = "'Generated orders' needs the connection '" + lost + "', which is not there."
                + " Add it, or choose another one.";
        assertThat(problemsOf(lost)).contains(sentence);

        environments.add(ACME, new Environment(lost, "", false, List.of(), Map.of(lost, "orders")), ANN);

        assertThat(problemsOf(lost)).doesNotContain(sentence);
        environments.remove(ACME, lost, ANN);
    }

    @Test
    void a_draft_that_breaks_a_rule_that_is_demanded_can_not_be_published() {
        demand("unused_parameter", true);

        assertThatThrownBy(this::publish)
                .isInstanceOfSatisfying(
                        NotPublishableException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(DesignApiIT::sentence)
                                .containsExactly(UNUSED));
        assertThat(json(send(api.ofAnn("/pipelines/" + pipeline + "/problems")))
                        .get(0)
                        .path("severity")
                        .asString())
                .isEqualTo("error");
        demand("unused_parameter", false);
        publish();
        assertThat(api.platform().get(Versions.class).live(ACME, pipeline)).isPresent();
    }

    @Test
    void who_demands_a_rule_is_in_the_audit() {
        demand("unused_parameter", true);
        demand("unused_parameter", true);

        assertThat(json(send(api.ofAnn("/design-rules"))).toString())
                .contains(
                        "{\"rule\":\"unused_parameter\",\"demanded\":true}",
                        "{\"rule\":\"secret\",\"demanded\":false}");
        assertThat(json(send(api.ofZoe("/design-rules"))).toString())
                .contains("{\"rule\":\"unused_parameter\",\"demanded\":false}");
        assertThat(api.platform().get(Audit.class).list(ACME, Long.MAX_VALUE, 1))
                .extracting(AuditEntry::action, AuditEntry::subject)
                .containsExactly(tuple("policy.add", "UNUSED_PARAMETER"));
    }

    @Test
    void a_rule_that_is_not_there_is_refused_with_those_that_are() {
        HttpResponse<String> refused = demand("beauty", true);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(problem(refused)).startsWith("'rule' can not be 'beauty'. Use node_name or same_name or ");
        assertThat(send(api.ofAnn("/design-rules/secret").PUT(body("{}"))).statusCode())
                .isEqualTo(400);
    }

    private String problemsOf(String draft) {
        return json(send(api.ofAnn("/pipelines/" + draft + "/problems"))).toString();
    }

    private void publish() {
        api.platform().get(Versions.class).publish(ACME, pipeline, ANN, "First.");
    }

    private HttpResponse<String> demand(String rule, boolean demanded) {
        return send(api.ofAnn("/design-rules/" + rule).PUT(body("{\"demanded\":" + demanded + "}")));
    }

    private static String sentence(Problem problem) {
        return ProblemTexts.english().sentence(problem);
    }
}
