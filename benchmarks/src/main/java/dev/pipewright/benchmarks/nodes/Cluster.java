package dev.pipewright.benchmarks.nodes;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.store.DatabaseMigration;
import dev.pipewright.engine.store.DatabaseMigration.Passwords;
import dev.pipewright.engine.store.EmbeddedPostgres;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.PlatformConfiguration;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// A database of its own, nodes that work on runs as processes, and this process, which only starts the runs: orders of
/// files, recorded at a TAXMAN. Used by one thread.
public final class Cluster implements AutoCloseable {

    private static final TenantId TENANT = new TenantId("acme");
    private static final String PIPELINE = "orders";
    private static final String PERSON = "ann";
    private static final String DATABASE = "pipewright";
    private static final Passwords PASSWORDS = new Passwords("owner-secret", "app-secret", "system-secret");

    private final Path folder;
    private final List<String> program;
    private final EmbeddedPostgres database;
    private final AnnotationConfigApplicationContext starter;
    private final OrderGenerator generator = new OrderGenerator(1);
    private final List<NodeProcess> nodes = new ArrayList<>();
    private long orders;
    private int files;

    private Cluster(
            Path folder, List<String> program, EmbeddedPostgres database, AnnotationConfigApplicationContext starter) {
        this.folder = folder;
        this.program = program;
        this.database = database;
        this.starter = starter;
    }

    /// Starts the database and prepares what is needed for runs.
    ///
    /// @param home where the project is
    /// @param folder for all files
    /// @param program options of the Java machine for the nodes, and what shall run
    /// @param taxman where the orders go
    /// @param concurrent how many calls each node makes at once
    public static Cluster start(Path home, Path folder, List<String> program, String taxman, int concurrent)
            throws IOException {
        Files.createDirectories(folder.resolve("orders"));
        EmbeddedPostgres database = EmbeddedPostgres.start(folder.resolve("postgres"), 0);
        DatabaseMigration.createRoles(database.admin(), PASSWORDS);
        DatabaseMigration.createDatabase(database.admin(), DATABASE);
        var cluster = new Cluster(folder, program, database, starter(folder, database));
        cluster.settle(home, taxman, concurrent);
        return cluster;
    }

    private static AnnotationConfigApplicationContext starter(Path folder, EmbeddedPostgres database) {
        var settings = new LinkedHashMap<String, Object>(settings(folder, database.port()));
        settings.put("pipewright.roles", "api");
        settings.put("pipewright.node", "starter");
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("cluster", settings));
        context.register(PlatformConfiguration.class);
        context.refresh();
        return context;
    }

    private static Map<String, String> settings(Path folder, int port) {
        return Map.of(
                "pipewright.data",
                folder.resolve("data").toString(),
                "pipewright.database.url",
                "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE,
                "pipewright.database.owner-password",
                PASSWORDS.owner(),
                "pipewright.database.app-password",
                PASSWORDS.app(),
                "pipewright.database.system-password",
                PASSWORDS.system());
    }

    private void settle(Path home, String taxman, int concurrent) throws IOException {
        starter.getBean(Tenants.class).put(TENANT, "Acme");
        var connectors = starter.getBean(ConnectorCatalogue.class);
        var connections = starter.getBean(Connections.class);
        connections.save(
                TENANT,
                "orders",
                connectors.get("files"),
                Map.of("folder", folder.resolve("orders").toString()),
                PERSON);
        connections.save(
                TENANT,
                "taxman",
                connectors.get("http"),
                Map.of(
                        "baseUrl",
                        taxman,
                        "auth",
                        "BEARER",
                        "token",
                        TaxmanOptions.DEMO_KEY,
                        "maxConcurrent",
                        (long) concurrent,
                        // So that a node's lease is no longer than it must be.
                        "connectTimeoutSeconds",
                        2L,
                        "answerTimeoutSeconds",
                        8L),
                PERSON);
        String drawing = Files.readString(home.resolve("examples/orders-ndjson-to-taxman.pipeline.json"));
        starter.getBean(Catalogue.class)
                .add(TENANT, PIPELINE, PipelineJson.read(drawing).drawing(), PERSON);
        starter.getBean(Versions.class).publish(TENANT, PIPELINE, PERSON, "First.");
    }

    /// Starts nodes that work, and waits until they do.
    ///
    /// @param slots how many slices each of them works on at once
    public List<NodeProcess> startNodes(int count, int slots) throws IOException {
        List<NodeProcess> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "node-" + (char) ('a' + nodes.size());
            var proxy = DatabaseProxy.before(database.port());
            var settings = new LinkedHashMap<>(settings(folder, proxy.port()));
            settings.put("pipewright.slots", Integer.toString(slots));
            var node = NodeProcess.start(name, program, proxy, folder.resolve(name + ".err"), settings);
            nodes.add(node);
            started.add(node);
        }
        for (NodeProcess node : started) {
            node.awaitReady();
        }
        return List.copyOf(started);
    }

    /// The nodes that were started.
    public List<NodeProcess> nodes() {
        return List.copyOf(nodes);
    }

    /// Has some orders recorded that no run had before.
    ///
    /// @param parts in how many files they are, and so how many nodes can work on them at once
    /// @return the run, which is under way now
    public RunId record(int count, int parts) throws IOException {
        String name = "run-" + files++;
        for (int part = 0; part < parts; part++) {
            Path file = folder.resolve("orders").resolve(name + "-" + part + ".ndjson");
            try (Writer writer = Files.newBufferedWriter(file)) {
                for (int i = count * part / parts; i < count * (part + 1) / parts; i++) {
                    writer.append(generator.order(++orders)).append('\n');
                }
            }
        }
        return runs().start(new RunRequest(
                        TENANT,
                        PIPELINE,
                        RunRequest.Subject.LIVE,
                        Mode.RECORD,
                        Map.of("file", name + "-*.ndjson"),
                        name,
                        PERSON))
                .id();
    }

    /// How many orders were given to runs.
    public long orders() {
        return orders;
    }

    /// How far a run is.
    public RunReport report(RunId run) {
        return runs().report(TENANT, run).orElseThrow();
    }

    /// The run as it is now, which costs less to ask.
    public Run run(RunId run) {
        return report(run).run();
    }

    private Runs runs() {
        return starter.getBean(Runs.class);
    }

    /// What is in the database.
    ControlView control() {
        return new ControlView(database.dataSource(DATABASE, DatabaseMigration.SYSTEM, PASSWORDS.system()));
    }

    /// The files of segments that are left.
    List<Path> segments() throws IOException {
        Path segments = folder.resolve("data").resolve("segments");
        if (!Files.exists(segments)) {
            return List.of();
        }
        try (var files = Files.walk(segments)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Override
    public void close() throws IOException {
        for (NodeProcess node : nodes) {
            node.close();
        }
        starter.close();
        database.close();
    }
}
