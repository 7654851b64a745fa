package dev.pipewright.benchmarks.nodes;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.store.DatabaseMigration;
import dev.pipewright.engine.store.DatabaseMigration.Passwords;
import dev.pipewright.engine.store.EmbeddedPostgres;
import dev.pipewright.platform.PlatformConfiguration;
import dev.pipewright.platform.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// A database of its own, nodes that work on runs as processes, and this process, which only starts the runs:
/// orders of files, recorded at a TAXMAN. Used by one thread.
public final class Cluster implements AutoCloseable {

    private static final long ORDERS_OF_ONE = 100_000_000;
    private static final String DATABASE = "pipewright";
    private static final Passwords PASSWORDS = new Passwords("owner-secret", "app-secret", "system-secret");

    private final Path home;
    private final Path folder;
    private final String taxman;
    private final List<String> program;
    private final EmbeddedPostgres database;
    private final AnnotationConfigApplicationContext starter;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<Customer> customers = new ArrayList<>();

    private Cluster(
            Path home,
            Path folder,
            String taxman,
            List<String> program,
            EmbeddedPostgres database,
            AnnotationConfigApplicationContext starter) {
        this.home = home;
        this.folder = folder;
        this.taxman = taxman;
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
    /// @param atOnce how many calls all nodes make at once
    public static Cluster start(Path home, Path folder, List<String> program, String taxman, int atOnce)
            throws IOException {
        EmbeddedPostgres database = EmbeddedPostgres.start(folder.resolve("postgres"), 0);
        DatabaseMigration.createRoles(database.admin(), PASSWORDS);
        DatabaseMigration.createDatabase(database.admin(), DATABASE);
        var cluster = new Cluster(home, folder, taxman, program, database, starter(folder, database));
        cluster.add("acme", atOnce);
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

    /// Adds a customer that calls with the same credential.
    ///
    /// @param atOnce how many calls may be under way at once, on all nodes
    public Customer add(String tenant, int atOnce) throws IOException {
        var customer = Customer.add(
                starter,
                new TenantId(tenant),
                home,
                folder.resolve("orders").resolve(tenant),
                taxman,
                atOnce,
                ORDERS_OF_ONE * customers.size());
        customers.add(customer);
        return customer;
    }

    /// Starts nodes that work, and waits until they do.
    ///
    /// @param slots how many slices each of them works on at once
    public List<NodeProcess> startNodes(int count, int slots) throws IOException {
        return startNodes(count, slots, program);
    }

    /// Likewise, of another build.
    ///
    /// @param build options of the Java machine, and what shall run
    public List<NodeProcess> startNodes(int count, int slots, List<String> build) throws IOException {
        List<NodeProcess> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "node-" + (char) ('a' + nodes.size());
            var proxy = DatabaseProxy.before(database.port());
            var settings = new LinkedHashMap<>(settings(folder, proxy.port()));
            settings.put("pipewright.slots", Integer.toString(slots));
            var node = NodeProcess.start(name, build, proxy, folder.resolve(name + ".err"), settings);
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

    /// The customer that there is from the start.
    public Customer customer() {
        return customers.getFirst();
    }

    /// Has some orders of the first customer recorded that no run had before.
    ///
    /// @param parts in how many files they are, and so how many nodes can work on them at once
    /// @return the run, which is under way now
    public RunId record(int count, int parts) throws IOException {
        return customer().record(count, parts);
    }

    /// How many orders were given to runs.
    public long orders() {
        return customers.stream().mapToLong(Customer::orders).sum();
    }

    /// A run of the first customer as it is now.
    public Run run(RunId run) {
        return report(run).run();
    }

    /// How far a run of the first customer is.
    public RunReport report(RunId run) {
        return customer().report(run);
    }

    /// What is in the database.
    ControlView control() {
        return new ControlView(database.dataSource(DATABASE, DatabaseMigration.SYSTEM, PASSWORDS.system()));
    }

    /// The files of segments that are left, without what runs keep of their sources.
    List<Path> segments() throws IOException {
        Path segments = folder.resolve("data").resolve("segments");
        if (!Files.exists(segments)) {
            return List.of();
        }
        try (var files = Files.walk(segments)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith(SegmentStore.INPUT))
                    .toList();
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
