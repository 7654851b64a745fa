package dev.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.cli.Workplace.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path folder;

    private Workplace workplace() {
        return new Workplace(folder);
    }

    @Test
    void a_good_pipeline_can_run() throws IOException {
        Answer answer = workplace().withPipeline(Pipelines.taxing()).check();

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).isEqualTo("The pipeline can run.\n");
    }

    @Test
    void all_problems_are_listed_each_with_its_node_and_what_to_do() throws IOException {
        Answer answer = workplace()
                .withPipeline(Pipelines.taxing()
                        .replace("\"connection\": \"orders\"", "\"connection\": \"\"")
                        .replace("\"expression\": \"order\"", "\"expression\": \"order &\"")
                        .replace("\"preset\": \"taxman-v1\"", "\"preset\": \"taxman-v7\""))
                .check();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out().lines())
                .hasSize(4)
                .anySatisfy(line ->
                        assertThat(line).isEqualTo("Error at source-orders: 'Orders' has no connection. Choose one."))
                .anySatisfy(line -> assertThat(line)
                        .startsWith(
                                "Error at map-order: The expression for 'documentCode' in 'Form the order' cannot be"
                                        + " used, at character "))
                .anySatisfy(line -> assertThat(line)
                        .startsWith(
                                "Error at apiCall-tax: 'Calculate tax': There is no preset 'taxman-v7'. Use one of"))
                .endsWith("The pipeline cannot run: 3 to correct.");
    }

    @Test
    void json_is_one_object_with_all_fields() throws IOException {
        Answer answer = workplace()
                .withPipeline(Pipelines.taxing().replace("\"connection\": \"orders\"", "\"connection\": \"\""))
                .check("--json");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.json().get("valid")).isEqualTo(false);
        assertThat(answer.json().get("problems"))
                .isEqualTo(List.of(Map.of(
                        "severity", "error",
                        "node", "source-orders",
                        "field", "connection",
                        "key", "check.required.connection",
                        "message", "'Orders' has no connection. Choose one.")));
    }

    @Test
    void json_is_one_object_also_if_there_is_no_pipeline() throws IOException {
        Answer answer = workplace().check("--json");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.json().get("valid")).isEqualTo(false);
        assertThat((List<?>) answer.json().get("problems"))
                .singleElement()
                .extracting(problem -> ((Map<?, ?>) problem).get("message"))
                .isEqualTo("There is no file " + workplace().pipeline() + ". Check the name of the pipeline file.");
    }
}
