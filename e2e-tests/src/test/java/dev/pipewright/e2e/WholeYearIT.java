package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.benchmarks.chaos.Results;
import dev.pipewright.simulators.taxman.RecordedDocument;
import dev.pipewright.simulators.taxman.TaxmanCounters;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// All orders of 1997, recorded, and the same command once more.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeYearIT {

    private static final long ORDERS = 20_530;

    private TaxmanSimulator taxman;
    private Command.Answer first;
    private Command.Answer second;
    private Results results;
    private List<RecordedDocument> documents;
    private TaxmanCounters afterFirst;
    private byte[] firstFile;
    private byte[] secondFile;

    @BeforeAll
    void run_twice(@TempDir Path folder) throws IOException {
        taxman = Servers.taxman();
        Command command =
                Command.recordFoodMart(folder, "1997-01-01", "1998-01-01").connectedTo(taxman);

        first = command.run();
        results = Results.of(command.results());
        firstFile = Files.readAllBytes(command.results());
        afterFirst = taxman.counters();
        documents = taxman.documents();

        second = command.run();
        secondFile = Files.readAllBytes(command.results());
    }

    @AfterAll
    void stop() throws IOException {
        taxman.close();
    }

    @Test
    void each_order_gets_exactly_one_result_and_the_totals_are_the_published_ones() {
        assertThat(first.complaint()).isEmpty();
        assertThat(first.exitCode()).isZero();
        assertThat(results).isEqualTo(Results.published("1997"));
    }

    @Test
    void each_order_is_recorded_exactly_once() {
        assertThat(documents).hasSize((int) ORDERS).allMatch(document -> document.timesRecorded() == 1);
        assertThat(afterFirst.recordingCalls()).isEqualTo(ORDERS);
    }

    @Test
    void the_balance_of_documents_holds() {
        assertThat(first.balance()).isEqualTo(balanceWith("succeeded"));
        assertThat(first.json().get("amounts"))
                .isEqualTo(Map.of("USD", Results.published("1997").amount().toPlainString()));
    }

    @Test
    void the_second_run_makes_no_call_and_gives_the_same_results() {
        assertThat(second.exitCode()).isZero();
        assertThat(second.calls()).isZero();
        assertThat(taxman.counters().calls()).isEqualTo(afterFirst.calls());
        assertThat(second.balance()).isEqualTo(balanceWith("unchanged"));
        assertThat(secondFile).isEqualTo(firstFile);
    }

    private static Map<String, Long> balanceWith(String state) {
        var balance = new java.util.LinkedHashMap<String, Long>();
        for (String each : List.of(
                "formed",
                "succeeded",
                "unchanged",
                "duplicate",
                "rejected",
                "failed",
                "waiting",
                "unknown",
                "superseded",
                "cancelled")) {
            balance.put(each, each.equals("formed") || each.equals(state) ? ORDERS : 0L);
        }
        return balance;
    }
}
