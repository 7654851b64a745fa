package dev.pipewright.platform.library;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.platform.TestPlatform;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.ingest.Ingest;
import dev.pipewright.platform.ingest.UploadReport.UploadRun;
import dev.pipewright.platform.result.ResultFormat;
import dev.pipewright.platform.result.Results;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.version.Versions;
import dev.pipewright.simulators.http.HttpListener;
import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Each template from the library to the tax of its orders: used, bound to what a tenant has, published and run.
class TemplateRunsIT {

    private static final String LINES = """
            order_id,order_date,currency,customer_id,ship_to_street,ship_to_city,ship_to_region,ship_to_postal_code,\
            ship_to_country,line_number,sku,description,tax_code,quantity,amount
            F-1,2026-03-01,USD,C-1,2 Oak St,Spokane,WA,99201,US,1,PEN,Pens,GENERAL,2,10.00
            F-1,2026-03-01,USD,C-1,2 Oak St,Spokane,WA,99201,US,2,INK,Ink,GENERAL,1,5.50
            F-2,2026-03-02,USD,C-2,3 Elm St,Spokane,WA,99201,US,1,PEN,Pens,GENERAL,20,100.00
            """;

    private static TestPlatform platform;

    @BeforeAll
    static void startPlatform() throws Exception {
        platform = TestPlatform.start();
        platform.publishOrders();
    }

    @AfterAll
    static void stopPlatform() throws Exception {
        platform.close();
    }

    /// Uses a template and publishes what comes of it.
    ///
    /// @param chosen connections by the names that the template has for them
    private static String published(String template, Map<String, String> chosen) {
        LibraryEntry entry = platform.get(Library.class).newest(ACME, template).orElseThrow();
        String id = platform.get(Installations.class)
                .use(ACME, entry, entry.name(), chosen, ANN)
                .id();
        platform.get(Versions.class).publish(ACME, id, ANN, "");
        return id;
    }

    private static RunReport estimated(String pipeline, Map<String, String> parameters) {
        var recorded = platform.taxman().documents();
        Run started = platform.get(Runs.class)
                .start(new RunRequest(
                        ACME, pipeline, Subject.LIVE, Mode.ESTIMATE, parameters, "estimate-" + pipeline, ANN));
        RunReport report = platform.ended(started);
        assertThat(platform.taxman().documents())
                .as("an estimate records nothing")
                .isEqualTo(recorded);
        return report;
    }

    private static void connect(String name, String connector, Map<String, Object> settings) {
        platform.get(Connections.class)
                .save(ACME, name, platform.get(ConnectorCatalogue.class).get(connector), settings, ANN);
    }

    /// Pushes records, which starts a run that records them, and waits for its end.
    private static RunReport pushed(String stream, String records) throws Exception {
        RunReport begun = platform.get(Runs.class)
                .report(ACME, Objects.requireNonNull(arrive(stream, records).run()))
                .orElseThrow();
        return platform.ended(begun.run());
    }

    private static UploadRun arrive(String stream, String records) throws Exception {
        var ingest = platform.get(Ingest.class);
        ingest.take(ACME, stream, "one", 0, new ByteArrayInputStream(records.getBytes(UTF_8)), null);
        return ingest.complete(ACME, stream, "one", 1).runs().getFirst();
    }

    /// What a run gave, each as *document: total amount, tax currency*; in the order of the codes.
    private static List<String> taxesOf(RunReport report) throws Exception {
        assertThat(report.run().state()).isEqualTo(RunState.COMPLETED);
        return taxes(report.run().id());
    }

    private static List<String> taxes(RunId run) throws Exception {
        var out = new ByteArrayOutputStream();
        platform.get(Results.class).write(ACME, run, ResultFormat.NDJSON, out);
        var taxes = new ArrayList<String>();
        for (String line : out.toString(UTF_8).lines().toList()) {
            var result = (Map<?, ?>) Objects.requireNonNull(JsonValues.parse(line));
            taxes.add("%s: %s, %s %s"
                    .formatted(
                            result.get("documentCode"),
                            result.get("totalAmount"),
                            result.get("totalTax"),
                            result.get("currency")));
        }
        return taxes.stream().sorted().toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> samples(String name) throws Exception {
        Path file = Path.of("..", "execution-engine", "src", "test", "resources", "suggestions", name + ".json");
        var document = (Map<String, Object>) Objects.requireNonNull(JsonValues.parse(Files.readString(file)));
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(document.get("samples"));
    }

    private static String ndjson(List<Map<String, @Nullable Object>> records) {
        return records.stream().map(record -> CanonicalJson.text(record) + "\n").collect(Collectors.joining());
    }

    @Test
    void the_rows_of_a_csv_file_become_orders_with_their_tax() throws Exception {
        platform.write("orders.csv", LINES);
        String id = published("csv-orders-to-taxman", Map.of("folder", "orders", "taxman", "taxman"));

        RunReport report = estimated(id, Map.of("company", "ACME"));

        assertThat(taxesOf(report)).containsExactly("F-1: 15.50, 1.23 USD", "F-2: 100.00, 7.90 USD");
    }

    @Test
    void two_tables_of_a_database_become_orders_with_their_tax() throws Exception {
        var shop = JdbcClient.create(platform.database().admin());
        shop.sql("""
                CREATE TABLE orders (order_id text PRIMARY KEY, order_date date, currency text, customer_id text,
                    ship_to_street text, ship_to_city text, ship_to_region text, ship_to_postal_code text,
                    ship_to_country text)""").update();
        shop.sql("""
                CREATE TABLE order_lines (order_id text, line_number integer, sku text, description text, tax_code text,
                    quantity numeric(12,3), amount numeric(12,2))""").update();
        shop.sql("""
                INSERT INTO orders VALUES
                    ('D-1', '2026-03-01', 'USD', 'C-1', '2 Oak St', 'Spokane', 'WA', '99201', 'US'),
                    ('D-2', '2027-01-01', 'USD', 'C-1', '2 Oak St', 'Spokane', 'WA', '99201', 'US')""").update();
        shop.sql("""
                INSERT INTO order_lines VALUES ('D-1', 2, 'INK', 'Ink', 'GENERAL', 1, 5.50),
                    ('D-1', 1, 'PEN', 'Pens', 'GENERAL', 2, 10.00), ('D-2', 1, 'PEN', 'Pens', 'GENERAL', 2, 10.00)""").update();
        shop.sql("GRANT SELECT ON orders, order_lines TO pipewright_owner").update();
        connect(
                "shop",
                "jdbc",
                Map.of(
                        "url",
                        platform.database().url(),
                        "user",
                        "pipewright_owner",
                        "password",
                        platform.database().passwords().owner()));
        String id = published("database-orders-to-taxman", Map.of("shop", "shop", "taxman", "taxman"));

        RunReport report = estimated(id, Map.of("company", "ACME"));

        assertThat(taxesOf(report)).containsExactly("D-1: 15.50, 1.23 USD");
    }

    @Test
    void sale_orders_that_odoo_exports_are_taken_if_they_are_confirmed() throws Exception {
        List<Map<String, @Nullable Object>> orders = new ArrayList<>(samples("odoo-sale-order"));
        Map<String, @Nullable Object> quotation = new HashMap<>(orders.getFirst());
        quotation.put("name", "S00099");
        quotation.put("state", "draft");
        orders.add(quotation);
        platform.write("sale-orders.ndjson", ndjson(orders));
        String id = published("odoo-sale-orders-to-taxman", Map.of("odoo-exports", "orders", "taxman", "taxman"));

        RunReport report = estimated(id, Map.of());

        assertThat(taxesOf(report)).containsExactly("S00042: 235.50, 14.13 USD", "S00057: 300.00, 24.75 USD");
    }

    @Test
    void sales_orders_of_sap_are_read_page_by_page() throws Exception {
        var asked = new ArrayList<@Nullable String>();
        var orders = samples("sap-sales-order");
        try (var sap = HttpListener.start(0, 10_000, request -> {
            asked.add(request.parameter("%24filter").orElse(null));
            return page(request, orders);
        })) {
            connect("sap", "http", Map.of("baseUrl", sap.baseUrl().toString()));
            String id = published("sap-sales-orders-to-taxman", Map.of("sap", "sap", "taxman", "taxman"));

            RunReport report = estimated(id, Map.of());

            assertThat(taxesOf(report)).containsExactly("4000043: 2656.24, 205.85 EUR", "4000044: 1299.50, 100.71 USD");
        }
        assertThat(asked.getFirst()).isEqualTo("LastChangeDateTime ge datetimeoffset'2026-01-01T00:00:00Z'");
    }

    /// One order a page, as OData gives it.
    private static HttpResponse page(HttpRequest request, List<Map<String, @Nullable Object>> orders) {
        boolean first = request.parameter("$skiptoken").isEmpty();
        Map<String, @Nullable Object> found = new HashMap<>();
        found.put("results", List.of(orders.get(first ? 0 : 1)));
        if (first) {
            found.put(
                    "__next",
                    "http://" + request.header("host").orElseThrow() + request.path() + "?$format=json&$skiptoken=1");
        }
        return HttpResponse.json(200, CanonicalJson.text(Map.of("d", found)).getBytes(UTF_8));
    }

    @Test
    void invoices_that_netsuite_pushes_become_documents_with_their_tax() throws Exception {
        String id = published("netsuite-invoices-to-taxman", Map.of("taxman", "taxman"));

        RunReport report = pushed("netsuite-invoices", ndjson(samples("netsuite-invoice")));

        assertThat(report.run().pipelineId()).isEqualTo(id);
        assertThat(taxesOf(report)).containsExactly("INV4711: 255.50, 20.19 USD", "INV4715: 520.00, 41.25 USD");
    }

    @Test
    void orders_that_are_pushed_become_documents_with_their_tax() throws Exception {
        String id = published("pushed-orders-to-taxman", Map.of("taxman", "taxman"));
        UploadRun refused = arrive("orders", TestPlatform.orders("P", 1, 2));
        assertThat(refused.run()).as("nobody said for which company").isNull();

        RunReport report = estimated(id, Map.of("company", "ACME"));

        assertThat(taxesOf(report)).containsExactly("P-0001: 1.50, 0.12 USD", "P-0002: 2.50, 0.20 USD");
    }
}
