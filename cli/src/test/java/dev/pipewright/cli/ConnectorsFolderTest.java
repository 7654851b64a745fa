package dev.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.cli.Workplace.Answer;
import dev.pipewright.connectors.DroppedInConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Connectors that are not the product's, in the folder behind `--connectors`.
class ConnectorsFolderTest {

    @TempDir
    private Path folder;

    private Workplace workplace() throws IOException {
        return new Workplace(folder)
                .withPipeline(Pipelines.keeping("\"connector\": \"example\", \"connection\": \"orders\""))
                .withConnection("orders", "example", Map.of());
    }

    @Test
    void a_connector_of_the_folder_is_checked_and_read() throws IOException {
        String connectors = new DroppedInConnector(folder).in("example.jar").toString();

        Answer check = workplace().check("--connectors", connectors);
        Answer run = workplace().run("--connectors", connectors);

        assertThat(check.out()).isEqualTo("The pipeline can run.\n");
        assertThat(check.err() + run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(workplace().lines("results.ndjson")).containsExactly("{\"order\":\"A-1\"}");
    }

    @Test
    void without_the_folder_the_connector_is_not_known() throws IOException {
        new DroppedInConnector(folder).in("example.jar");

        Answer answer = workplace().run();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("'example'");
    }

    @Test
    void a_jar_that_cannot_be_used_is_noted_and_the_others_are_used() throws IOException {
        Path connectors = new DroppedInConnector(folder).in("example.jar");
        Files.writeString(connectors.resolve("broken.jar"), "not a jar");

        Answer check = workplace().check("--json", "--connectors", connectors.toString());
        Answer run = workplace().run("--connectors", connectors.toString());

        assertThat(check.json().get("valid")).isEqualTo(true);
        assertThat(run.json().get("status")).isEqualTo("completed");
        assertThat(check.err())
                .isEqualTo("Note: The connector jar broken.jar is left out: it is not a jar, or was copied only in"
                        + " part. Ask who made it for one that fits, or remove it.\n")
                .isEqualTo(run.err());
    }

    @Test
    void a_folder_that_is_not_there_is_refused() throws IOException {
        Path missing = folder.resolve("missing");

        Answer check = workplace().check("--connectors", missing.toString());
        Answer run = workplace().run("--connectors", missing.toString());

        assertThat(check.code()).isEqualTo(2);
        assertThat(run.code()).isEqualTo(2);
        assertThat(check.err())
                .isEqualTo("There is no folder " + missing + ". Name the one that holds the connectors behind"
                        + " --connectors, or leave it out.\n")
                .isEqualTo(run.err());
    }
}
