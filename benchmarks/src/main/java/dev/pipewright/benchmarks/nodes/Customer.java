package dev.pipewright.benchmarks.nodes;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.tenant.Tenants;
import dev.pipewright.platform.version.Versions;
import dev.pipewright.simulators.erp.OrderGenerator;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/// A tenant of a cluster: a folder of orders, and a pipeline that records them at a TAXMAN with the credential
/// that all tenants have. Used by one thread.
public final class Customer {

    private static final String PIPELINE = "orders";
    private static final String PERSON = "ann";

    private final ApplicationContext starter;
    private final TenantId tenant;
    private final Path folder;
    private final String taxman;
    private final OrderGenerator generator = new OrderGenerator(1);
    private final long before;
    private long orders;
    private int files;

    private Customer(ApplicationContext starter, TenantId tenant, Path folder, String taxman, long before) {
        this.starter = starter;
        this.tenant = tenant;
        this.folder = folder;
        this.taxman = taxman;
        this.before = before;
    }

    /// Adds a customer.
    ///
    /// @param home where the project is
    /// @param folder for the orders
    /// @param atOnce how many calls may be under way at once, on all nodes
    /// @param before the number before that of the first order: all customers record at the same account
    static Customer add(
            ApplicationContext starter, TenantId tenant, Path home, Path folder, String taxman, int atOnce, long before)
            throws IOException {
        Files.createDirectories(folder);
        var customer = new Customer(starter, tenant, folder, taxman, before);
        starter.getBean(Tenants.class).put(tenant, tenant.value());
        customer.connect("orders", "files", Map.of("folder", folder.toString()));
        customer.limit(atOnce, 0);
        String drawing = Files.readString(home.resolve("examples/orders-ndjson-to-taxman.pipeline.json"));
        starter.getBean(Catalogue.class)
                .add(tenant, PIPELINE, PipelineJson.read(drawing).drawing(), PERSON);
        starter.getBean(Versions.class).publish(tenant, PIPELINE, PERSON, "First.");
        return customer;
    }

    /// Sets what TAXMAN allows, for runs from now on.
    ///
    /// @param atOnce how many calls may be under way at once, on all nodes
    /// @param perSecond how many calls may be made in a second; 0 for no limit
    public void limit(int atOnce, int perSecond) {
        connect(
                "taxman",
                "http",
                Map.of(
                        "baseUrl",
                        taxman,
                        "auth",
                        "BEARER",
                        "token",
                        TaxmanOptions.DEMO_KEY,
                        "maxConcurrent",
                        (long) atOnce,
                        "callsPerSecond",
                        (long) perSecond,
                        // So that a node's lease is no longer than it must be.
                        "connectTimeoutSeconds",
                        2L,
                        "answerTimeoutSeconds",
                        8L));
    }

    private void connect(String name, String connector, Map<String, Object> settings) {
        var connectors = starter.getBean(ConnectorCatalogue.class);
        starter.getBean(Connections.class).save(tenant, name, connectors.get(connector), settings, PERSON);
    }

    /// Has some orders recorded that no run had before.
    ///
    /// @param parts in how many files they are, and so how many nodes can work on them at once
    /// @return the run, which is under way now
    public RunId record(int count, int parts) throws IOException {
        String name = "run-" + files++;
        for (int part = 0; part < parts; part++) {
            try (Writer writer = Files.newBufferedWriter(folder.resolve(name + "-" + part + ".ndjson"))) {
                for (int i = count * part / parts; i < count * (part + 1) / parts; i++) {
                    writer.append(generator.order(before + ++orders)).append('\n');
                }
            }
        }
        return runs().start(new RunRequest(
                        tenant,
                        PIPELINE,
                        RunRequest.Subject.LIVE,
                        Mode.RECORD,
                        Map.of("file", name + "-*.ndjson"),
                        name,
                        PERSON))
                .id();
    }

    /// How many orders were given to runs.
    long orders() {
        return orders;
    }

    /// How far a run is.
    public RunReport report(RunId run) {
        return runs().report(tenant, run).orElseThrow();
    }

    /// Gives a run up.
    public void cancel(RunId run) {
        runs().cancel(tenant, run, PERSON);
    }

    private Runs runs() {
        return starter.getBean(Runs.class);
    }
}
