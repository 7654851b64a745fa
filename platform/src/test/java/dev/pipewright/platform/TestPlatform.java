package dev.pipewright.platform;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.store.TestDatabase;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.tenant.Tenants;
import dev.pipewright.platform.version.Versions;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// The whole platform on a database of its own, with a simulated TAXMAN, a folder of orders and two tenants; a
/// third, [#STRANGER], is not known.
public final class TestPlatform implements AutoCloseable {

    public static final TenantId ACME = new TenantId("acme");
    public static final TenantId OTHER = new TenantId("other");
    public static final TenantId STRANGER = new TenantId("stranger");
    public static final String ORDERS = "orders";
    public static final String ANN = "ann";
    public static final int ORDER_COUNT = 40;
    /// A file of whole orders.
    public static final String ORDERS_FILE = "orders.ndjson";
    /// A file of two orders with a line between them that is none.
    public static final String BROKEN_FILE = "broken.ndjson";

    /// Two orders with a postal code that TAXMAN refuses, and a line that is no order.
    public static final String TROUBLED_FILE = "troubled.ndjson";

    /// The value map of [#mappingOrders].
    public static final NodeId VALUE_MAP = new NodeId("valueMap-currency");

    /// A file without orders.
    public static final String EMPTY_FILE = "empty.ndjson";

    private final TestDatabase database = TestDatabase.fresh();
    private final Path folder;
    private final TaxmanSimulator taxman;
    private final Function<Map<String, Object>, ConfigurableApplicationContext> application;
    private ConfigurableApplicationContext context;

    private TestPlatform(Function<Map<String, Object>, ConfigurableApplicationContext> application) throws IOException {
        this.folder = Files.createTempDirectory("pipewright-platform");
        this.taxman = TaxmanSimulator.start(TaxmanOptions.defaults());
        Files.writeString(folder.resolve(ORDERS_FILE), orders(1, ORDER_COUNT));
        Files.writeString(folder.resolve(BROKEN_FILE), orders(101, 101) + "{no order\n" + orders(102, 102));
        Files.writeString(folder.resolve(TROUBLED_FILE), orders("T", 1, 2).replace("99201", "EC1 1BB") + "{no order\n");
        Files.writeString(folder.resolve(EMPTY_FILE), "");
        this.application = application;
        this.context = application.apply(properties());
    }

    private Map<String, Object> properties() {
        return Map.of(
                "pipewright.data",
                folder.resolve("data").toString(),
                "pipewright.database.url",
                database.url(),
                "pipewright.database.owner-password",
                database.passwords().owner(),
                "pipewright.database.app-password",
                database.passwords().app(),
                "pipewright.database.system-password",
                database.passwords().system());
    }

    public static TestPlatform start() throws IOException {
        return startIn(TestPlatform::alone);
    }

    /// The platform as it is when it starts for the first time: nobody is there.
    public static TestPlatform startEmpty() throws IOException {
        return new TestPlatform(TestPlatform::alone);
    }

    /// The platform within an application that is more than the platform.
    ///
    /// @param application starts it with these properties
    public static TestPlatform startIn(Function<Map<String, Object>, ConfigurableApplicationContext> application)
            throws IOException {
        var platform = new TestPlatform(application);
        platform.get(Tenants.class).put(ACME, "Acme");
        platform.get(Tenants.class).put(OTHER, "Other");
        return platform;
    }

    /// Stops the platform and starts it on the same data.
    public void restart() {
        context.close();
        context = application.apply(properties());
    }

    private static ConfigurableApplicationContext alone(Map<String, Object> properties) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.register(PlatformConfiguration.class);
        context.refresh();
        return context;
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public TaxmanSimulator taxman() {
        return taxman;
    }

    public TestDatabase database() {
        return database;
    }

    /// The port that the application listens on, if it listens.
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /// The example pipeline, with its connections, published for ACME.
    public void publishOrders() throws IOException {
        var connectors = get(ConnectorCatalogue.class);
        var connections = get(Connections.class);
        connections.save(ACME, "orders", connectors.get("files"), Map.of("folder", folder.toString()), ANN);
        connections.save(
                ACME,
                "taxman",
                connectors.get("http"),
                Map.of("baseUrl", taxman.baseUrl().toString(), "auth", "BEARER", "token", TaxmanOptions.DEMO_KEY),
                ANN);
        get(Catalogue.class).add(ACME, ORDERS, ordersDrawing(), ANN);
        get(Versions.class).publish(ACME, ORDERS, ANN, "First.");
    }

    public static Drawing ordersDrawing() throws IOException {
        Path example = Path.of("..", "examples", "orders-ndjson-to-taxman.pipeline.json");
        return PipelineJson.read(Files.readString(example)).drawing();
    }

    /// The example, with a value map behind its source that takes orders in USD only.
    public static Pipeline mappingOrders(String name) throws IOException {
        Pipeline orders = ordersDrawing().pipeline();
        var map = new Node.ValueMap(
                NodeHeader.of(VALUE_MAP, "Currency"),
                "currency",
                "currency",
                Map.of("USD", "USD"),
                Node.ValueMap.Unmapped.REJECT,
                null);
        Node source = orders.nodes().stream()
                .filter(Node.Source.class::isInstance)
                .findFirst()
                .orElseThrow();
        List<Node> nodes = new ArrayList<>(orders.nodes());
        nodes.add(map);
        List<Edge> edges = new ArrayList<>();
        for (Edge edge : orders.edges()) {
            edges.add(edge.from().equals(source.id()) ? Edge.between(VALUE_MAP, edge.to()) : edge);
        }
        edges.add(Edge.between(source.id(), VALUE_MAP));
        return new Pipeline(name, "", orders.parameters(), nodes, edges);
    }

    /// A run once it is over.
    public RunReport ended(Run run) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> get(Runs.class).report(run.tenant(), run.id()).orElseThrow(),
                        report -> report.run().state().isFinal());
    }

    /// Has calls of TAXMAN take two seconds.
    ///
    /// @param percent how many of them
    public void delayCalls(int percent) throws IOException, InterruptedException {
        delayCalls(taxman, percent);
    }

    static void delayCalls(TaxmanSimulator taxman, int percent) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(taxman.baseUrl().resolve("/admin/faults"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"percent\": " + percent + ", \"kinds\": [\"delay\"]}"))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("the simulator refused the fault: " + status);
            }
        }
    }

    /// Writes a file into the folder of orders.
    public void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }

    public void remove(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }

    private static String orders(int first, int last) {
        return orders("A", first, last);
    }

    /// Whole orders, one JSON object a line.
    ///
    /// @param series what their ids begin with
    public static String orders(String series, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> """
                        {"orderId":"%s-%04d","orderDate":"2026-03-01","currency":"USD","customer":{"id":"C-%d"},\
                        "shipFrom":{"street":"1 Main St","city":"Seattle","state":"WA","postalCode":"98101",\
                        "country":"US"},"shipTo":{"street":"2 Oak St","city":"Spokane","state":"WA",\
                        "postalCode":"99201","country":"US"},"lines":[{"line":1,"sku":"S-1","description":"=Pen",\
                        "category":"GENERAL","quantity":2,"amount":%d.50}]}
                        """.formatted(series, number, number % 7, number))
                .collect(Collectors.joining());
    }

    @Override
    public void close() throws IOException {
        context.close();
        taxman.close();
        database.close();
    }
}
