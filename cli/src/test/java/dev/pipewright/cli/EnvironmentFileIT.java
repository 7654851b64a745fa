package dev.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.pipewright.cli.Workplace.Answer;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The option `--environment`, with a TAXMAN for each of two environments and one state file.
class EnvironmentFileIT {

    private static final String ORDER =
            "{\"order\":\"A-1\",\"line\":1,\"region\":\"WA\",\"amount\":10.00,\"shipTo\":\"99201\"}\n";

    @TempDir
    private Path folder;

    private TaxmanSimulator production;
    private TaxmanSimulator test;
    private Workplace workplace;

    @BeforeEach
    void drawPipeline() throws IOException {
        production = TaxmanSimulator.start(TaxmanOptions.defaults());
        test = TaxmanSimulator.start(TaxmanOptions.defaults());
        workplace = new Workplace(folder)
                .withPipeline(Pipelines.taxing())
                .with("orders.ndjson", ORDER)
                .withConnections(List.of(
                        Map.of("name", "orders", "connector", "files", "settings", Map.of("folder", folder.toString())),
                        taxman("taxman", production),
                        taxman("taxman-test", test)))
                .with("production.environment.json", environment("Production", true, "taxman"))
                .with("test.environment.json", environment("Test", true, "taxman-test"))
                .with("trial.environment.json", environment("Trial", false, "taxman-test"))
                .with("half.environment.json", "{\"formatVersion\":1,\"name\":\"Half\",\"records\":true}");
    }

    @AfterEach
    void stopTargets() throws IOException {
        production.close();
        test.close();
    }

    @Test
    void the_same_order_is_recorded_once_in_each_environment() throws IOException {
        Answer inTest = record("test");
        Answer inProduction = record("production");
        Answer again = record("production");

        assertThat(inTest.code()).as(inTest.err()).isZero();
        assertThat(inProduction.code()).isZero();
        assertThat(test.documents()).hasSize(1).allMatch(document -> document.timesRecorded() == 1);
        assertThat(production.documents()).hasSize(1).allMatch(document -> document.timesRecorded() == 1);
        assertThat(again.json()).extracting("balance", MAP).containsEntry("unchanged", 1L);
    }

    @Test
    void a_replay_goes_to_where_the_run_was() throws IOException {
        String run = String.valueOf(record("test").json().get("run"));

        Answer elsewhere = workplace.run("--replay", run, "--mode", "record", "--state", state());
        Answer replay = workplace.run("--replay", run, "--state", state());
        Answer recording =
                workplace.run("--replay", run, "--mode", "record", "--state", state(), "--environment", file("test"));

        assertThat(elsewhere.failure())
                .isEqualTo("The run was in the environment 'Test', and a replay goes to where it was. Name the file of"
                        + " that one with --environment.");
        assertThat(replay.code()).isZero();
        assertThat(recording.json()).extracting("balance", MAP).containsEntry("unchanged", 1L);
        assertThat(production.documents()).isEmpty();
    }

    @Test
    void what_cannot_run_there_is_told_and_nothing_is_sent() throws IOException {
        assertThat(record("trial").failure())
                .isEqualTo("Nothing may be recorded in the environment 'Trial'. Estimate there, or allow recording in"
                        + " its file.");
        assertThat(record("half").failure())
                .contains("the environment 'Half' does not say which connection stands for it");
        assertThat(production.documents()).isEmpty();
        assertThat(test.documents()).isEmpty();
    }

    private Answer record(String environment) throws IOException {
        return workplace.run("--mode", "record", "--state", state(), "--environment", file(environment));
    }

    private String state() {
        return folder.resolve("state.db").toString();
    }

    private String file(String environment) {
        return folder.resolve(environment + ".environment.json").toString();
    }

    private static String environment(String name, boolean records, String taxman) {
        return """
                {"formatVersion": 1, "name": "%s", "records": %s,
                 "connections": {"orders": "orders", "taxman": "%s"}}
                """.formatted(name, records, taxman);
    }

    private static Map<String, Object> taxman(String name, TaxmanSimulator taxman) {
        return Map.of(
                "name",
                name,
                "connector",
                "http",
                "settings",
                Map.of("baseUrl", taxman.baseUrl().toString(), "auth", "BEARER", "token", TaxmanOptions.DEMO_KEY));
    }
}
