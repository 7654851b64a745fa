package dev.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.cli.Workplace.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pipeline that runs another one, which is a file beside it.
class SubPipelineIT {

    private static final String OUTER = """
            {
              "formatVersion": 2,
              "name": "Orders",
              "nodes": [
                {"kind": "source", "id": "source-orders", "name": "Orders", "typeVersion": 1,
                 "connector": "files", "connection": "orders",
                 "settings": {"file": "orders.ndjson", "format": "NDJSON"}},
                {"kind": "subPipeline", "id": "subPipeline-clean", "name": "Addresses", "typeVersion": 1,
                 "pipeline": "addresses", "version": 2, "parameters": {"country": "CA"}},
                {"kind": "sink", "id": "sink-results", "name": "Results", "typeVersion": 1, "connector": "results"}
              ],
              "edges": [
                {"from": "source-orders", "to": "subPipeline-clean"},
                {"from": "subPipeline-clean", "to": "sink-results"}
              ]
            }
            """;

    private static final String INNER = """
            {
              "formatVersion": 2,
              "name": "Addresses",
              "parameters": [{"name": "country", "type": "string", "help": "Where all of them are"}],
              "nodes": [
                {"kind": "source", "id": "source-in", "name": "In", "typeVersion": 1, "connector": "caller"},
                {"kind": "map", "id": "map-clean", "name": "Clean", "typeVersion": 1, "lines": [
                  {"target": "city", "expression": "$trim(city)"},
                  {"target": "country", "expression": "$param.country"}]},
                {"kind": "sink", "id": "sink-out", "name": "Out", "typeVersion": 1, "connector": "caller"}
              ],
              "edges": [
                {"from": "source-in", "to": "map-clean"},
                {"from": "map-clean", "to": "sink-out"}
              ]
            }
            """;

    @TempDir
    private Path folder;

    private Workplace workplace() throws IOException {
        return new Workplace(folder)
                .withPipeline(OUTER)
                .with("orders.ndjson", "{\"city\":\" Ottawa \"}\n{\"city\":\"Regina\"}\n")
                .withConnections(List.of(Map.of(
                        "name", "orders", "connector", "files", "settings", Map.of("folder", folder.toString()))));
    }

    @Test
    void the_nodes_of_the_version_beside_the_file_run() throws IOException {
        Answer answer = workplace().with("addresses.v2.pipeline.json", INNER).run();

        assertThat(answer.code()).isZero();
        assertThat(String.valueOf(answer.json().get("nodes"))).contains("Addresses › Clean");
        assertThat(Files.readString(folder.resolve("out").resolve("results.ndjson")))
                .contains("{\"city\":\"Ottawa\",\"country\":\"CA\"}", "{\"city\":\"Regina\",\"country\":\"CA\"}");
    }

    @Test
    void a_version_that_is_not_there_is_named() throws IOException {
        Answer answer = workplace().check();

        assertThat(answer.code()).isEqualTo(ExitCode.INVALID.number());
        assertThat(answer.out()).contains("'Addresses' runs version 2 of 'addresses', which is not there.");
    }

    @Test
    void a_version_that_is_no_pipeline_is_named() throws IOException {
        Answer answer = workplace().with("addresses.v2.pipeline.json", "{").run();

        assertThat(answer.code()).isNotZero();
        assertThat(answer.failure()).contains("addresses.v2.pipeline.json is no pipeline. Check it: pipewright check");
    }

    @Test
    void a_pipeline_that_runs_inside_others_is_checked_but_does_not_run_by_itself() throws IOException {
        Workplace workplace = workplace().withPipeline(INNER);

        assertThat(workplace.check().code()).isZero();
        assertThat(workplace.run("--param", "country=CA").failure())
                .contains("'In' exchanges records with a pipeline that runs this one.");
    }
}
