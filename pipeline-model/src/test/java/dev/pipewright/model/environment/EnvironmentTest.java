package dev.pipewright.model.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.json.EnvironmentJson;
import dev.pipewright.model.json.PipelineFormatException;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private static final NodeId SALES = new NodeId("source-sales");
    private static final NodeId REGIONS = new NodeId("lookup-regions");
    private static final NodeId TAX = new NodeId("apiCall-tax");
    private static final NodeId BOOKS = new NodeId("sink-books");

    private static final Pipeline ORDERS = new Pipeline(
            "Orders",
            "",
            List.of(
                    new Parameter("from", FieldType.Simple.DATE, "2026-01-01", ""),
                    new Parameter("to", FieldType.Simple.DATE, null, "")),
            List.of(
                    new Node.Source(
                            header(SALES), "jdbc", "erp", Map.of("query", "SELECT 1"), Schema.UNKNOWN, List.of()),
                    new Node.Lookup(
                            header(REGIONS), "jdbc", "erp", Map.of(), List.of(), "region", Node.Lookup.NotFound.PASS),
                    new Node.ApiCall(header(TAX), "taxman-v1", "taxman", Map.of(), null, "", "", "tax"),
                    new Node.Sink(header(BOOKS), "files", "books", Map.of()),
                    new Node.Sink(header(new NodeId("sink-kept")), Node.Sink.RESULTS, "", Map.of())),
            List.of(Edge.between(SALES, REGIONS), Edge.between(REGIONS, TAX), Edge.between(TAX, BOOKS)));

    private static final Environment TEST = new Environment(
            "Test",
            "For trying things out.",
            false,
            List.of(
                    new Parameter("to", FieldType.Simple.DATE, "2026-02-01", ""),
                    new Parameter("other", FieldType.Simple.INTEGER, "7", "")),
            Map.of("erp", "erp-test", "taxman", "taxman-test", "books", "books"));

    private static NodeHeader header(NodeId id) {
        return NodeHeader.of(id, id.value());
    }

    @Test
    void each_connection_is_the_one_that_stands_for_it_and_nothing_else_changes() {
        Pipeline bound = TEST.bound(ORDERS);

        assertThat(bound.nodes())
                .flatExtracting(node -> NodeConnection.of(node).stream().toList())
                .extracting(NodeConnection::name)
                .containsExactlyInAnyOrder("erp-test", "erp-test", "taxman-test", "books");
        assertThat(NodeConnection.bound(bound, Map.of("erp-test", "erp", "taxman-test", "taxman")))
                .isEqualTo(ORDERS);
    }

    @Test
    void a_run_takes_the_values_that_its_pipeline_has_and_what_is_given_goes_before() {
        assertThat(TEST.values(ORDERS, Map.of())).isEqualTo(Map.of("to", "2026-02-01"));
        assertThat(TEST.values(ORDERS, Map.of("to", "2026-03-01", "from", "2026-02-01")))
                .isEqualTo(Map.of("to", "2026-03-01", "from", "2026-02-01"));
    }

    @Test
    void a_pipeline_runs_if_each_of_its_connections_has_one_of_its_kind_standing_for_it() {
        Map<String, String> saved =
                Map.of("erp", "jdbc", "erp-test", "jdbc", "taxman-test", "http", "books", "jdbc", "taxman", "http");
        var half = new Environment("Half", "", false, List.of(), Map.of("erp", "gone"));

        assertThat(TEST.problems(ORDERS, saved))
                .extracting(EnvironmentTest::said)
                .containsExactly("sink-books environment.otherKind");
        assertThat(half.problems(ORDERS, saved))
                .extracting(EnvironmentTest::said)
                .containsExactly(
                        "apiCall-tax environment.notBound",
                        "lookup-regions environment.noConnection",
                        "sink-books environment.notBound",
                        "source-sales environment.noConnection");
    }

    private static String said(Problem problem) {
        return Objects.requireNonNull(problem.node()).value() + " " + problem.key();
    }

    @Test
    void a_file_that_is_read_and_written_is_the_same_to_the_byte() {
        String file = """
                {
                  "formatVersion": 1,
                  "name": "Test",
                  "description": "For trying things out.",
                  "parameters": [
                    { "name": "to", "type": "date", "standard": "2026-02-01" },
                    { "name": "other", "type": "integer", "standard": "7" }
                  ],
                  "connections": { "books": "books", "erp": "erp-test", "taxman": "taxman-test" }
                }
                """;

        assertThat(EnvironmentJson.write(TEST)).isEqualTo(file);
        assertThat(EnvironmentJson.read(file)).isEqualTo(TEST);
    }

    @Test
    void what_is_no_file_of_an_environment_is_refused_with_its_line() {
        assertRefused(
                "{\"name\":\"Test\"}",
                "Line 1: 'formatVersion' is missing or not a whole number from 1. Open a"
                        + " file that was saved as an environment.");
        assertRefused(
                "{\"formatVersion\":2,\"name\":\"Test\"}",
                "Line 1: the file has format 2, this version of"
                        + " Pipewright reads up to 1. Update Pipewright to open it.");
        assertRefused(
                "{\"formatVersion\":1,\n\"name\":\"Test\",\n\"password\":\"x\"}",
                "Line 3, password: the field 'password' is not known. Correct its name or remove it.");
    }

    private static void assertRefused(String file, String sentence) {
        assertThatThrownBy(() -> EnvironmentJson.read(file))
                .isInstanceOf(PipelineFormatException.class)
                .hasMessage(sentence);
    }
}
