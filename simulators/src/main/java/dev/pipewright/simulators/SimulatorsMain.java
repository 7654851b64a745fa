package dev.pipewright.simulators;

import dev.pipewright.simulators.erp.DemoErp;
import dev.pipewright.simulators.erp.DemoErpProcess;
import dev.pipewright.simulators.lookalike.LookalikeErp;
import dev.pipewright.simulators.lookalike.LookalikeOptions;
import dev.pipewright.simulators.lookalike.Trap;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import dev.pipewright.simulators.vendors.AvalaraLookalike;
import dev.pipewright.simulators.vendors.StripeLookalike;
import dev.pipewright.simulators.vendors.TaxJarLookalike;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Starts TAXMAN, the demo ERP, the lookalike ERP and the lookalikes of three tax services on their usual ports, for
/// runs without the platform. Ctrl-C stops all of them. Its arguments: none, or `--traps` and which of the lookalike's
/// are on, as in `1,2,16` or
/// `all`.
public final class SimulatorsMain {

    private SimulatorsMain() {}

    /// Runs until the process is ended.
    public static void main(String[] arguments) throws InterruptedException {
        try {
            run(traps(List.of(arguments)));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Set<Trap> traps) throws IOException, InterruptedException {
        var options = LookalikeOptions.defaults()
                .withPort(LookalikeOptions.USUAL_PORT)
                .withTraps(traps);
        try (var taxman = TaxmanSimulator.start(TaxmanOptions.defaults().withPort(TaxmanOptions.USUAL_PORT));
                var lookalike = LookalikeErp.start(options);
                var avalara = AvalaraLookalike.start(AvalaraLookalike.USUAL_PORT);
                var taxJar = TaxJarLookalike.start(TaxJarLookalike.USUAL_PORT);
                var stripe = StripeLookalike.start(StripeLookalike.USUAL_PORT)) {
            System.out.println("TAXMAN         " + taxman.baseUrl() + "   API key: " + TaxmanOptions.DEMO_KEY);
            System.out.println("Lookalike ERP  " + lookalike.baseUrl() + "   client: " + LookalikeOptions.CLIENT_ID
                    + ", secret: " + LookalikeOptions.CLIENT_SECRET + ", traps: " + traps.size() + " of "
                    + Trap.values().length);
            System.out.println("Avalara's      " + avalara.baseUrl() + "   user: " + AvalaraLookalike.ACCOUNT
                    + ", password: " + AvalaraLookalike.LICENSE_KEY + ", company: " + AvalaraLookalike.COMPANY);
            System.out.println("TaxJar's       " + taxJar.baseUrl() + "   token: " + TaxJarLookalike.TOKEN);
            System.out.println("Stripe's       " + stripe.baseUrl() + "   token: " + StripeLookalike.KEY);
            System.out.println("Demo ERP       starting …");
            try (var erp = DemoErpProcess.start(DemoErp.USUAL_PORT)) {
                System.out.println("Demo ERP       " + erp.jdbcUrl() + "   user and password: " + DemoErp.USER);
                System.out.println("Ctrl-C stops all of them.");
                new CountDownLatch(1).await();
            }
        }
    }

    private static Set<Trap> traps(List<String> arguments) {
        if (arguments.isEmpty()) {
            return Set.of();
        }
        if (arguments.size() != 2 || !arguments.getFirst().equals("--traps")) {
            throw new IllegalArgumentException("Say nothing, or which traps are on: --traps 1,2,16 or --traps all.");
        }
        return Trap.read(arguments.get(1));
    }
}
