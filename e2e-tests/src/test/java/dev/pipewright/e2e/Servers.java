package dev.pipewright.e2e;

import dev.pipewright.simulators.erp.DemoErp;
import dev.pipewright.simulators.erp.DemoErpProcess;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/// The servers that the product talks to. The ERP is one for all tests, as it starts in seconds and is only read;
/// it ends with the process of the tests. Each test has a TAXMAN of its own.
final class Servers {

    private Servers() {}

    /// The running ERP, started when it is first asked for.
    static DemoErpProcess erp() {
        return Erp.RUNNING;
    }

    static Connection connectToErp() throws SQLException {
        return DriverManager.getConnection(erp().jdbcUrl(), DemoErp.USER, DemoErp.USER);
    }

    /// A TAXMAN that has no documents.
    static TaxmanSimulator taxman() throws IOException {
        return TaxmanSimulator.start(TaxmanOptions.defaults());
    }

    /// A TAXMAN that has no documents and takes its time.
    static TaxmanSimulator slowTaxman(Duration latency) throws IOException {
        return TaxmanSimulator.start(TaxmanOptions.defaults().withLatency(latency));
    }

    private static final class Erp {
        static final DemoErpProcess RUNNING = start();

        private static DemoErpProcess start() {
            try {
                return DemoErpProcess.start(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
