package dev.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.cli.Workplace.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is wrong with what the command is given ends in a sentence and the right exit code. Nothing is lost.
class BadInputTest {

    @TempDir
    private Path folder;

    private Workplace workplace() {
        return new Workplace(folder);
    }

    @Test
    void a_broken_csv_row_is_kept_with_node_reason_and_raw_input_and_the_others_arrive() throws IOException {
        Answer answer = workplace()
                .reading("orders.csv", "CSV")
                .with("orders.csv", "order,amount\nA-1,10\nA-2\nA-3,30\n")
                .run();

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.json().get("status")).isEqualTo("completed_with_rejects");
        assertThat(workplace().lines("results.ndjson"))
                .containsExactly("{\"amount\":\"10\",\"order\":\"A-1\"}", "{\"amount\":\"30\",\"order\":\"A-3\"}");
        assertThat(workplace().lines("rejected.ndjson"))
                .containsExactly(
                        "{\"code\":\"unreadable\",\"field\":null,\"message\":\"Line 3 is broken: it has 1 values"
                                + " instead of 2.\",\"name\":\"Orders\",\"node\":\"source-orders\",\"position\":\"line 3\","
                                + "\"raw\":\"A-2\",\"stream\":\"orders.csv\"}");
        assertThat(workplace().lines("failed.ndjson")).isEmpty();
    }

    @Test
    void bytes_in_another_encoding_cost_their_row_only() throws IOException {
        Answer answer = workplace()
                .reading("orders.csv", "CSV")
                .with("orders.csv", "order,name\nA-1,Müller\nA-2,Smith\n".getBytes(StandardCharsets.ISO_8859_1))
                .run();

        assertThat(answer.code()).isEqualTo(3);
        assertThat(workplace().lines("results.ndjson")).containsExactly("{\"name\":\"Smith\",\"order\":\"A-2\"}");
        assertThat(workplace().lines("rejected.ndjson"))
                .singleElement()
                .asString()
                .contains("Line 2, column 'name', character 2: the bytes are not UTF-8.");
    }

    @Test
    void a_line_of_invalid_json_costs_itself_only() throws IOException {
        Answer answer = workplace()
                .reading("orders.ndjson", "NDJSON")
                .with("orders.ndjson", "{\"order\":\"A-1\"}\n{\"order\":\n{\"order\":\"A-3\"}\n")
                .run();

        assertThat(answer.code()).isEqualTo(3);
        assertThat(workplace().lines("results.ndjson")).containsExactly("{\"order\":\"A-1\"}", "{\"order\":\"A-3\"}");
        assertThat(workplace().lines("rejected.ndjson"))
                .singleElement()
                .asString()
                .contains("Line 2, column", "\"raw\":\"{\\\"order\\\":\"");
    }

    @Test
    void a_json_file_that_breaks_off_fails_the_run_with_the_place() throws IOException {
        Answer answer = workplace()
                .reading("orders.json", "JSON")
                .with("orders.json", "[{\"order\":\"A-1\"},{\"order\"")
                .run();

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.failure()).startsWith("The file 'orders.json' is broken after record 2, at line 1, column");
    }

    @Test
    void an_empty_input_is_done_with_a_remark() throws IOException {
        Workplace workplace = workplace().reading("orders.ndjson", "NDJSON").with("orders.ndjson", "");

        Answer answer = workplace.run();

        assertThat(answer.code()).isZero();
        assertThat(answer.json().get("remarks"))
                .isEqualTo(List.of("'Orders' read nothing. If that is not meant, check its settings and the parameters"
                        + " of the run."));
        assertThat(workplace.command("run", workplace.pipeline().toString()).out())
                .contains("Note: 'Orders' read nothing.");
    }

    @Test
    void a_missing_input_file_fails_the_run_with_what_to_do() throws IOException {
        Answer answer = workplace().reading("orders.csv", "CSV").run();

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.failure())
                .isEqualTo("There is no file 'orders.csv' in " + folder
                        + ": put it there, correct 'File', or say that it may be missing.");
        assertThat(workplace().lines("results.ndjson")).isEmpty();
    }

    @Test
    void a_wrong_password_fails_the_run_and_is_not_shown() throws IOException, SQLException {
        String url = "jdbc:hsqldb:mem:" + folder.getFileName();
        try (Connection _ = DriverManager.getConnection(url, "SA", "right")) {
            Answer answer = workplace()
                    .withPipeline(Pipelines.keeping("""
                            "connector": "jdbc", "connection": "erp",
                            "settings": {"query": "SELECT * FROM INFORMATION_SCHEMA.TABLES"}
                            """))
                    .withConnection("erp", "jdbc", Map.of("url", url, "user", "SA", "password", "hunter2"))
                    .run();

            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.failure()).contains("refused user 'SA': check user and password.");
            assertThat(answer.out() + answer.err()).doesNotContain("hunter2").doesNotContain("Exception");
        }
    }

    @Test
    void an_unreachable_host_fails_the_run_with_its_address() throws IOException {
        Answer answer = workplace()
                .withPipeline(Pipelines.keeping("""
                        "connector": "jdbc", "connection": "erp", "settings": {"query": "SELECT 1"}
                        """))
                .withConnection("erp", "jdbc", Map.of("url", "jdbc:hsqldb:hsql://127.0.0.1:" + freePort() + "/erp"))
                .run();

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.failure())
                .startsWith("Could not reach the database at jdbc:hsqldb:hsql://127.0.0.1:")
                .endsWith("Check host and port, and that the database is running.");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void a_pipeline_that_goes_round_in_a_circle_is_refused() throws IOException {
        Answer answer = workplace()
                .reading("orders.csv", "CSV")
                .withPipeline(Pipelines.taxing()
                        .replace(
                                "{\"from\": \"source-orders\", \"to\": \"map-order\"},",
                                "{\"from\": \"map-result\", \"to\": \"map-order\"},"))
                .run();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .contains("The nodes go round in a circle: Form the result → Form the order → Calculate tax → Form the"
                        + " result. Remove one of the edges between them.");
        assertThat(answer.failure()).isEqualTo(answer.err().strip());
    }

    @Test
    void an_edge_to_an_unknown_node_is_refused_with_its_line() throws IOException {
        Answer answer = workplace()
                .withPipeline(Pipelines.taxing().replace("\"to\": \"map-result\"", "\"to\": \"map-nowhere\""))
                .run();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .matches("Line \\d+, .*: there is no node with the id 'map-nowhere'."
                        + " Correct the id or remove the edge.\n");
    }

    @Test
    void an_unknown_kind_of_node_is_refused_with_the_known_ones() throws IOException {
        Answer answer = workplace()
                .withPipeline(Pipelines.taxing().replace("\"kind\": \"apiCall\"", "\"kind\": \"teleport\""))
                .run();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("there is no kind 'teleport'. Use one of ", "apiCall", "source");
    }

    @Test
    void a_newer_format_is_refused_with_what_to_do() throws IOException {
        Answer answer = workplace()
                .withPipeline(Pipelines.taxing().replace("\"formatVersion\": 2", "\"formatVersion\": 99"))
                .run();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("Line 2: the file has format 99, this version of Pipewright reads up to 2."
                        + " Update Pipewright to open it.\n");
    }

    @Test
    void a_pipeline_that_is_no_json_is_refused_with_the_place() throws IOException {
        Answer answer = workplace()
                .withPipeline("{\"formatVersion\": 2,\n \"name\" \"Orders\"}")
                .run();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).startsWith("Line 2, column 9: this is not valid JSON.");
    }

    @Test
    void a_pipeline_in_another_encoding_is_refused() throws IOException {
        Answer answer = workplace()
                .with("orders.pipeline.json", "{\"name\": \"Aufträge\"}".getBytes(StandardCharsets.ISO_8859_1))
                .run();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo(workplace().pipeline() + " is not UTF-8 text. Save the pipeline file as UTF-8.\n");
    }

    @Test
    void a_missing_pipeline_file_is_refused() throws IOException {
        Answer answer = workplace().run();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("There is no file " + workplace().pipeline() + ". Check the name of the pipeline file.\n");
    }

    @Test
    void all_connections_that_are_missing_or_wrong_are_named() throws IOException {
        Answer answer = workplace()
                .withPipeline(Pipelines.taxing())
                .withConnection("taxman", "files", Map.of("folder", "/tmp"))
                .run();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err().lines())
                .containsExactlyInAnyOrder(
                        "The connection 'orders' is not in " + folder.resolve("connections.json")
                                + ". Add it, or name another file with --connections.",
                        "The connection 'taxman' is of the kind files, but the pipeline needs http."
                                + " Correct one of the two.");
    }

    @Test
    void a_wrong_retry_policy_is_told_with_the_name_of_its_connection() throws IOException {
        Answer answer = workplace()
                .withPipeline(Pipelines.taxing())
                .withConnection("orders", "files", Map.of("folder", "/tmp"))
                .withConnection("taxman", "http", Map.of("baseUrl", "http://taxman", "retryTries", "0"))
                .run();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("taxman", "Set 'Tries' to a number from 1 to 100.");
    }

    @Test
    void a_variable_that_is_not_set_is_named() throws IOException {
        Answer answer = workplace()
                .reading("orders.csv", "CSV")
                .withConnection("orders", "files", Map.of("folder", "${env:ORDERS_FOLDER}"))
                .run();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("ORDERS_FOLDER", "Set it and try again.");
    }

    @Test
    void words_that_are_not_understood_are_refused_with_the_ones_that_are() throws IOException {
        workplace().reading("orders.csv", "CSV");

        assertThat(workplace().command("strat").err())
                .isEqualTo("There is no command 'strat'. Use run or check; --help tells more.\n");
        assertThat(workplace().run("--speed", "9").err())
                .isEqualTo("There is no option '--speed'. Use --param, --mode, --state, --out, --connections,"
                        + " --environment, --connectors,"
                        + " --replay, --restart, --json.\n");
        assertThat(workplace().run("--mode", "guess").err())
                .isEqualTo("The mode is estimate or record, not 'guess'.\n");
        assertThat(workplace().run("--param", "from").err())
                .isEqualTo("Write a parameter as name=value, not 'from'.\n");
        assertThat(workplace().run("--param", "from=1997").err())
                .isEqualTo("The pipeline has no parameter 'from'. It has none.\n");
        assertThat(workplace().run("--restart").err())
                .endsWith("There is no run of this pipeline with these parameters in this mode, so there is nothing to"
                        + " restart.\n");
        assertThat(workplace().run("--state").code()).isEqualTo(2);
        assertThat(workplace().command().code()).isEqualTo(2);
    }

    @Test
    void an_out_folder_that_cannot_be_written_is_refused_before_anything_runs() throws IOException {
        Path out = folder.resolve("orders.csv").resolve("out");
        Path state = folder.resolve("state");

        Answer answer = workplace()
                .reading("orders.csv", "CSV")
                .with("orders.csv", "order\nA-1\n")
                .run("--out", out.toString(), "--mode", "record", "--state", state.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("Nothing can be written to " + out
                        + ". Check that it is a folder with free space, or name another one with --out.\n");
        assertThat(state).doesNotExist();
    }

    @Test
    void a_file_that_is_no_state_is_refused() throws IOException {
        Path state = Files.writeString(folder.resolve("state"), "This is a letter to my aunt.".repeat(100));

        Answer answer = workplace()
                .reading("orders.csv", "CSV")
                .with("orders.csv", "order\nA-1\n")
                .run("--state", "" + state);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("Could not open the state file " + state
                        + ". Check that it is a state file and can be written.\n");
    }
}
