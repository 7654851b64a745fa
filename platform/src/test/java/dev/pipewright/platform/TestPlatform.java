package dev.pipewright.platform;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.store.TestDatabase;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.json.PipelineJson;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.tenant.Tenants;
import dev.pipewright.platform.version.Versions;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// The whole platform on a database of its own, with a simulated TAXMAN and a folder of orders.
public final class TestPlatform implements AutoCloseable {

    public static final TenantId ACME = new TenantId("acme");
    public static final TenantId OTHER = new TenantId("other");
    public static final String ORDERS = "orders";
    public static final String ANN = "ann";
    public static final int ORDER_COUNT = 40;

    private final TestDatabase database = TestDatabase.fresh();
    private final Path folder;
    private final TaxmanSimulator taxman;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private TestPlatform() throws IOException {
        this.folder = Files.createTempDirectory("pipewright-platform");
        this.taxman = TaxmanSimulator.start(TaxmanOptions.defaults());
        Files.writeString(folder.resolve("orders.ndjson"), orders());
        Files.writeString(folder.resolve("empty.ndjson"), "");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "pipewright.data",
                                folder.resolve("data").toString(),
                                "pipewright.database.url",
                                database.url(),
                                "pipewright.database.owner-password",
                                database.passwords().owner(),
                                "pipewright.database.app-password",
                                database.passwords().app())));
        context.register(PlatformConfiguration.class);
        context.refresh();
        context.getBean(Tenants.class).put(ACME, "Acme");
        context.getBean(Tenants.class).put(OTHER, "Other");
    }

    public static TestPlatform start() throws IOException {
        return new TestPlatform();
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

    private static String orders() {
        return IntStream.rangeClosed(1, ORDER_COUNT)
                .mapToObj(number -> """
                        {"orderId":"A-%04d","orderDate":"2026-03-01","currency":"USD","customer":{"id":"C-%d"},\
                        "shipFrom":{"street":"1 Main St","city":"Seattle","state":"WA","postalCode":"98101",\
                        "country":"US"},"shipTo":{"street":"2 Oak St","city":"Spokane","state":"WA",\
                        "postalCode":"99201","country":"US"},"lines":[{"line":1,"sku":"S-1","description":"=Pen",\
                        "category":"GENERAL","quantity":2,"amount":%d.50}]}
                        """.formatted(number, number % 7, number))
                .collect(Collectors.joining());
    }

    @Override
    public void close() throws IOException {
        context.close();
        taxman.close();
        database.close();
    }
}
