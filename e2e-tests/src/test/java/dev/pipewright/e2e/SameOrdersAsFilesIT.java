package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.benchmarks.chaos.Results;
import dev.pipewright.simulators.erp.OrdersExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same orders from the database, as CSV and as NDJSON.
class SameOrdersAsFilesIT {

    @TempDir
    private Path folder;

    @Test
    void the_results_of_the_same_orders_are_the_same_bytes_whatever_they_are_read_from() throws Exception {
        var fromDatabase = Command.recordFoodMart(folder.resolve("database"), "1997-01-01", "1997-02-01");
        var fromCsv = Command.recordFile(folder.resolve("csv"), "foodmart-csv-to-taxman");
        var fromNdjson = Command.recordFile(folder.resolve("ndjson"), "foodmart-ndjson-to-taxman");
        export(fromCsv.folder());
        export(fromNdjson.folder());

        byte[] ofDatabase = results(fromDatabase);

        assertThat(Results.of(fromDatabase.results())).isEqualTo(Results.published("1997-01"));
        assertThat(results(fromCsv)).isEqualTo(ofDatabase);
        assertThat(results(fromNdjson)).isEqualTo(ofDatabase);
    }

    private static void export(Path to) throws IOException, SQLException {
        try (Connection erp = Servers.connectToErp()) {
            OrdersExport.write(erp, LocalDate.of(1997, 1, 1), LocalDate.of(1997, 2, 1), to);
        }
    }

    /// Runs it against a TAXMAN that knows nothing yet.
    private static byte[] results(Command command) throws IOException {
        try (var taxman = Servers.taxman()) {
            assertThat(command.connectedTo(taxman).run().complaint()).isEmpty();
            return Files.readAllBytes(command.results());
        }
    }
}
