package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.benchmarks.chaos.Results;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A TAXMAN of which one call in five fails, in every way in which calls fail.
class FailingTaxmanIT {

    private static final String FAULTS = """
            {"percent": 20, "seed": 1997, "delayMillis": 1500, "retryAfterSeconds": 1,
             "kinds": ["503", "429", "timeout-before", "timeout-after", "drop-before", "drop-after"]}
            """;

    @Test
    void the_run_ends_complete_and_records_each_order_once_though_one_call_in_five_fails(@TempDir Path folder)
            throws Exception {
        try (var taxman = Servers.taxman()) {
            letFail(taxman);
            var command = Command.recordFoodMart(folder, "1997-01-01", "1997-02-01")
                    .connectedTo(taxman, Map.of("answerTimeoutSeconds", 1L));

            Command.Answer answer = command.run();

            assertThat(answer.complaint()).isEmpty();
            assertThat(answer.exitCode()).isZero();
            assertThat(Results.of(command.results())).isEqualTo(Results.published("1997-01"));
            assertThat(taxman.documents())
                    .hasSize(Results.published("1997-01").orders())
                    .allMatch(document -> document.timesRecorded() == 1);
            assertThat(taxman.counters().faults())
                    .containsOnlyKeys("503", "429", "timeout-before", "timeout-after", "drop-before", "drop-after");
            assertThat(answer.calls()).isEqualTo(taxman.counters().recordingCalls());
        }
    }

    private static void letFail(TaxmanSimulator taxman) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(taxman.baseUrl().resolve("/admin/faults"))
                    .POST(HttpRequest.BodyPublishers.ofString(FAULTS))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
