package dev.pipewright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.model.Node;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.inline.PublishedPipelines;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineInspectionTest {

    @Test
    void a_text_that_is_no_json_schema_is_told_before_any_run() {
        var pipeline = new Drawings()
                .chain(
                        Drawings.source("source-orders"),
                        new Node.Validate(Drawings.header("validate-orders"), "{ \"type\": \"strin\" }"),
                        Drawings.results("sink-all"))
                .pipeline();

        try (ConnectorCatalogue connectors = ConnectorCatalogue.ofProduct()) {
            List<Problem> problems =
                    new PipelineInspection(connectors, Locale.ENGLISH).problems(pipeline, PublishedPipelines.NONE);

            assertThat(problems).extracting(Problem::field).contains("jsonSchema");
            assertThat(problems)
                    .extracting(ProblemTexts.english()::sentence)
                    .anySatisfy(sentence -> assertThat(sentence)
                            .startsWith("The JSON Schema of 'validate-orders' cannot be used: 'type'"));
        }
    }

    @Test
    void a_parameter_in_sql_that_the_pipeline_does_not_have_is_told_before_any_run() {
        var orders = new Node.Source(
                Drawings.header("source-orders"),
                "jdbc",
                "shop",
                Map.of("query", "SELECT id FROM orders WHERE day >= :from AND day < :till"),
                Schema.UNKNOWN,
                List.of());
        Pipeline drawn =
                new Drawings().chain(orders, Drawings.results("sink-all")).pipeline();
        var pipeline = new Pipeline(
                drawn.name(),
                drawn.description(),
                List.of(new Parameter("from", FieldType.Simple.DATE, null, "")),
                drawn.nodes(),
                drawn.edges());

        try (ConnectorCatalogue connectors = ConnectorCatalogue.ofProduct()) {
            List<Problem> problems =
                    new PipelineInspection(connectors, Locale.ENGLISH).problems(pipeline, PublishedPipelines.NONE);

            assertThat(problems)
                    .extracting(ProblemTexts.english()::sentence)
                    .containsExactly("'source-orders' uses :till, but the pipeline has no parameter 'till'. Add it or"
                            + " correct the name.");
        }
    }

    @Test
    void settings_of_a_call_that_its_preset_does_not_know_are_told_before_any_run() {
        var call = new Node.ApiCall(
                Drawings.header("apiCall-tax"),
                "taxman-v1",
                "taxman",
                Map.of("retryTries", 0L, "retryCapSeconds", "${cap}", "path", "/orders"),
                null,
                "",
                "",
                "tax");
        Pipeline drawn = new Drawings()
                .chain(Drawings.source("source-orders"), call, Drawings.results("sink-all"))
                .pipeline();
        var pipeline = new Pipeline(
                drawn.name(),
                drawn.description(),
                List.of(new Parameter("cap", FieldType.Simple.INTEGER, null, "")),
                drawn.nodes(),
                drawn.edges());

        try (ConnectorCatalogue connectors = ConnectorCatalogue.ofProduct()) {
            List<Problem> problems =
                    new PipelineInspection(connectors, Locale.ENGLISH).problems(pipeline, PublishedPipelines.NONE);

            assertThat(problems)
                    .filteredOn(problem -> call.id().equals(problem.node()))
                    .extracting(ProblemTexts.english()::sentence)
                    .containsExactlyInAnyOrder(
                            "'apiCall-tax': There is no setting 'path'; remove it, or use one of: none.",
                            "'apiCall-tax': Set 'Tries' to a number from 1 to 100.");
        }
    }
}
