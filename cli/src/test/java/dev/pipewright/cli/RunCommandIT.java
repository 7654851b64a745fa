package dev.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.cli.Workplace.Answer;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command `run` against a simulated TAXMAN.
class RunCommandIT {

    private static final List<String> FIELDS = List.of(
            "run",
            "status",
            "failure",
            "pipeline",
            "mode",
            "parameters",
            "resumed",
            "state",
            "out",
            "balance",
            "amounts",
            "amountUnknown",
            "calls",
            "nodes",
            "leftOut",
            "remarks",
            "durations",
            "documentsPerSecond");

    @TempDir
    private Path folder;

    private Workplace workplace(TaxmanSimulator taxman, String key, int orders) throws IOException {
        return new Workplace(folder)
                .withPipeline(Pipelines.taxing())
                .with("orders.ndjson", orders(orders))
                .withConnections(List.of(
                        Map.of("name", "orders", "connector", "files", "settings", Map.of("folder", folder.toString())),
                        Map.of(
                                "name",
                                "taxman",
                                "connector",
                                "http",
                                "settings",
                                Map.of(
                                        "baseUrl",
                                        taxman.baseUrl().toString(),
                                        "auth",
                                        "BEARER",
                                        "token",
                                        key,
                                        "maxConcurrent",
                                        4L))));
    }

    private static String orders(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "{\"order\":\"A-%04d\",\"region\":\"WA\",\"amount\":100.00}\n".formatted(number))
                .collect(Collectors.joining());
    }

    private static TaxmanSimulator slowTaxman() throws IOException {
        return TaxmanSimulator.start(TaxmanOptions.defaults().withLatency(Duration.ofMillis(50)));
    }

    @Test
    void json_is_one_object_with_all_fields() throws IOException {
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults())) {
            Answer answer = workplace(taxman, TaxmanOptions.DEMO_KEY, 3).run();

            assertThat(answer.code()).isZero();
            assertThat(answer.err()).isEmpty();
            Map<?, ?> json = answer.json();
            assertThat(List.copyOf(json.keySet())).isEqualTo(FIELDS);
            assertThat(json.get("status")).isEqualTo("completed");
            assertThat(json.get("mode")).isEqualTo("estimate");
            assertThat(json.get("balance"))
                    .isEqualTo(Map.of(
                            "formed", 3L,
                            "succeeded", 3L,
                            "unchanged", 0L,
                            "duplicate", 0L,
                            "rejected", 0L,
                            "failed", 0L,
                            "waiting", 0L,
                            "unknown", 0L,
                            "superseded", 0L,
                            "cancelled", 0L));
            assertThat(json.get("amounts")).isEqualTo(Map.of("USD", "300"));
            assertThat(json.get("calls")).isEqualTo(3L);
            assertThat(json.get("nodes"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(5)
                    .contains(Map.of(
                            "id", "source-orders",
                            "name", "Orders",
                            "in", 3L,
                            "out", 3L,
                            "filtered", 0L,
                            "rejected", 0L,
                            "folded", 0L,
                            "duplicated", 0L));
            String run = String.valueOf(json.get("run"));
            assertThat(UUID.fromString(run)).hasToString(run);
            assertThat(new BigDecimal(String.valueOf(json.get("documentsPerSecond"))))
                    .isPositive();
            assertThat(json.get("durations"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsOnlyKeys("totalSeconds", "stages")
                    .hasEntrySatisfying(
                            "totalSeconds",
                            total -> assertThat(new BigDecimal(String.valueOf(total)))
                                    .isPositive())
                    .extractingByKey("stages", InstanceOfAssertFactories.MAP)
                    .containsOnlyKeys("source-orders.apiCall-tax", "apiCall-tax.sink-results");
            assertThat(taxman.documents()).isEmpty();
        }
    }

    @Test
    void json_has_all_fields_also_if_nothing_was_run() throws IOException {
        Answer answer = new Workplace(folder).run();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(List.copyOf(answer.json().keySet())).isEqualTo(FIELDS);
        assertThat(answer.json().get("status")).isEqualTo("invalid");
    }

    @Test
    void people_read_a_balance_and_where_the_results_are() throws IOException {
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults())) {
            Workplace workplace = workplace(taxman, TaxmanOptions.DEMO_KEY, 3);
            String out = folder.resolve("out").toString();

            Answer answer = workplace.command("run", workplace.pipeline().toString(), "--out", out);

            assertThat(answer.code()).isZero();
            assertThat(answer.out().lines())
                    .anyMatch(line -> line.matches("Done in .* s: Orders to TAXMAN\\."))
                    .contains("Documents: 3 formed, 3 succeeded", "Amount: 300 USD", "Results: " + out);
            assertThat(workplace.lines("results.ndjson"))
                    .hasSize(3)
                    .startsWith("{\"documentCode\":\"A-0001\",\"totalTax\":\"7.90\"}");
        }
    }

    @Test
    void a_replay_reads_what_a_run_has_read_when_the_file_is_gone() throws IOException {
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults())) {
            Workplace workplace = workplace(taxman, TaxmanOptions.DEMO_KEY, 3);
            String state = folder.resolve("state").toString();
            String run = String.valueOf(
                    workplace.run("--mode", "record", "--state", state).json().get("run"));
            Files.delete(folder.resolve("orders.ndjson"));

            Answer replay = workplace.run("--mode", "record", "--state", state, "--replay", run);
            Answer unknown = workplace.run("--state", state, "--replay", "0fb1b3a4-0000-4000-8000-000000000000");
            Answer wrong = workplace.run("--state", state, "--replay", "yesterday");

            assertThat(replay.code()).isZero();
            assertThat(replay.json().get("calls")).isEqualTo(0L);
            assertThat(replay.json().get("balance"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("unchanged", 3L);
            assertThat(workplace.lines("results.ndjson")).hasSize(3);
            assertThat(taxman.documents()).hasSize(3).allMatch(document -> document.timesRecorded() == 1);
            assertThat(unknown.code()).isEqualTo(2);
            assertThat(unknown.failure())
                    .startsWith("There is no run 0fb1b3a4-0000-4000-8000-000000000000 in the state file " + state);
            assertThat(wrong.failure()).isEqualTo("'yesterday' is no run. Take the run that --json has told.");
        }
    }

    @Test
    void a_run_that_failed_goes_on_when_it_is_restarted_and_only_then() throws IOException {
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults())) {
            Workplace workplace = workplace(taxman, TaxmanOptions.DEMO_KEY, 3);
            String state = folder.resolve("state").toString();
            Path orders = folder.resolve("orders.ndjson");
            Path away = Files.move(orders, folder.resolve("away.ndjson"));
            Answer failed = workplace.run("--mode", "record", "--state", state);
            Files.move(away, orders);

            Answer restarted = workplace.run("--mode", "record", "--state", state, "--restart");
            Answer again = workplace.run("--mode", "record", "--state", state, "--restart");

            assertThat(failed.code()).isEqualTo(1);
            assertThat(restarted.code()).isZero();
            assertThat(restarted.json().get("run")).isEqualTo(failed.json().get("run"));
            assertThat(restarted.json().get("calls")).isEqualTo(3L);
            assertThat(again.code()).isEqualTo(2);
            assertThat(again.failure())
                    .isEqualTo("The run came to its end, so there is nothing to go on with. Replay what did not get"
                            + " through.");
        }
    }

    @Test
    void a_second_record_run_with_the_same_state_makes_no_call() throws IOException {
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults())) {
            Workplace workplace = workplace(taxman, TaxmanOptions.DEMO_KEY, 3);
            String state = folder.resolve("state").toString();
            Answer first = workplace.run("--mode", "record", "--state", state);
            List<String> results = workplace.lines("results.ndjson");

            Answer second = workplace.run("--mode", "record", "--state", state);

            assertThat(first.code()).isZero();
            assertThat(second.code()).isZero();
            assertThat(second.json().get("calls")).isEqualTo(0L);
            assertThat(workplace.lines("results.ndjson")).isEqualTo(results);
            assertThat(taxman.documents()).hasSize(3).allMatch(document -> document.timesRecorded() == 1);
        }
    }

    @Test
    void a_document_that_the_target_refuses_is_kept_with_its_reason_and_request() throws IOException {
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults())) {
            Workplace workplace = workplace(taxman, TaxmanOptions.DEMO_KEY, 2);
            workplace.with("orders.ndjson", orders(1) + "{\"order\":\"B-1\",\"region\":\"XX\",\"amount\":5.00}\n");

            Answer answer = workplace.run();

            assertThat(answer.code()).isEqualTo(3);
            assertThat(workplace.lines("failed.ndjson"))
                    .singleElement()
                    .asString()
                    .contains("\"documentCode\":\"B-1\"", "\"state\":\"rejected\"", "\"request\":{", "\"attempts\":[{");
        }
    }

    @Test
    void a_wrong_key_fails_with_a_sentence_and_is_not_shown() throws IOException {
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults())) {
            Answer answer = workplace(taxman, "hunter2", 3).run();

            assertThat(answer.code()).isEqualTo(1);
            assertThat(List.copyOf(answer.json().keySet())).isEqualTo(FIELDS);
            assertThat(answer.failure()).endsWith(".").isNotEqualTo("null");
            assertThat(answer.out() + answer.err()).doesNotContain("hunter2").doesNotContain("Exception");
        }
    }

    @Test
    void a_state_file_that_can_no_longer_be_written_fails_with_a_sentence() throws Exception {
        try (var taxman = slowTaxman()) {
            Workplace workplace = workplace(taxman, TaxmanOptions.DEMO_KEY, 200);
            Path state = folder.resolve("state");
            var answered = CompletableFuture.supplyAsync(() -> recorded(workplace, state));
            Awaitility.await().until(() -> !taxman.documents().isEmpty());

            Answer answer;
            try (var _ = heldByAnother(state)) {
                answer = answered.get(1, TimeUnit.MINUTES);
            }

            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.err())
                    .startsWith("Could not read or write the state file")
                    .doesNotContain("Exception");
            assertThat(List.copyOf(answer.json().keySet())).isEqualTo(FIELDS);
            assertThat(answer.json().get("status")).isEqualTo("failed");
            assertThat(recorded(workplace, state).json().get("status")).isEqualTo("completed");
            assertThat(taxman.documents()).hasSize(200).allMatch(document -> document.timesRecorded() == 1);
        }
    }

    private static Answer recorded(Workplace workplace, Path state) {
        try {
            return workplace.run("--mode", "record", "--state", state.toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Holds the only place for writing.
    private static Connection heldByAnother(Path state) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + state);
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
        }
        return connection;
    }

    @Test
    void a_process_that_is_asked_to_end_gives_its_results_and_its_answer_first() throws Exception {
        try (var taxman = slowTaxman()) {
            Workplace workplace = workplace(taxman, TaxmanOptions.DEMO_KEY, 2_000);
            Process process = process(
                    "run",
                    workplace.pipeline().toString(),
                    "--json",
                    "--mode",
                    "record",
                    "--out",
                    folder.resolve("out").toString());
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> taxman.documents().size() > 5);

            // Of its handle: the process itself would close the stream that is read.
            boolean asked = process.toHandle().destroy();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(asked).isTrue();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            var answer = new Answer(process.exitValue(), out, "");
            assertThat(answer.code()).isNotZero();
            assertThat(answer.json().get("status")).isEqualTo("stopped");
            assertThat(answer.json().get("balance"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("succeeded", (long) taxman.documents().size());
            assertThat(workplace.lines("rejected.ndjson")).isEmpty();
        }
    }

    @Test
    void who_watches_standard_error_sees_progress_also_if_the_answer_goes_to_another_program() throws Exception {
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults())) {
            Workplace workplace = workplace(taxman, TaxmanOptions.DEMO_KEY, 3);
            Path err = folder.resolve("err");
            ProcessBuilder command = command(
                    List.of("-Dpipewright.terminal=true"),
                    "run",
                    workplace.pipeline().toString(),
                    "--json");

            Process process = command.redirectError(err.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isZero();
            assertThat(new Answer(0, out, "").json().get("status")).isEqualTo("completed");
            assertThat(Files.readString(err))
                    .startsWith("\r0 records read, 0:00")
                    .endsWith("\r");
        }
    }

    private static Process process(String... words) throws IOException {
        return command(List.of(), words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static ProcessBuilder command(List<String> options, String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(Main.class.getName());
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }
}
