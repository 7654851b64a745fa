package dev.pipewright.simulators;

import dev.pipewright.simulators.erp.DemoErp;
import dev.pipewright.simulators.erp.DemoErpProcess;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/// Starts TAXMAN and the demo ERP on their usual ports, for runs without the platform. Ctrl-C stops both.
public final class SimulatorsMain {

    private SimulatorsMain() {}

    /// Runs until the process is ended.
    public static void main(String[] arguments) throws InterruptedException {
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults().withPort(TaxmanOptions.USUAL_PORT))) {
            System.out.println("TAXMAN    " + taxman.baseUrl() + "   API key: " + TaxmanOptions.DEMO_KEY);
            System.out.println("Demo ERP  starting …");
            try (var erp = DemoErpProcess.start(DemoErp.USUAL_PORT)) {
                System.out.println("Demo ERP  " + erp.jdbcUrl() + "   user and password: " + DemoErp.USER);
                System.out.println("Ctrl-C stops both.");
                new CountDownLatch(1).await();
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
