package dev.pipewright.platform.connection;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.ORDERS_FILE;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.pipewright.connectors.http.HttpTestRead;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.RecordCount;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Position;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.TestPlatform;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.connection.ConnectionUse.Where;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Connections as people keep, change, try and remove them. The host here notes who calls it, and how.
class ConnectionsIT {

    private static final String SECRET = "a-secret-of-acme";

    private static final String NAME = "Orders to TAXMAN, from NDJSON";

    private static TestPlatform platform;
    private static ConnectionEditing editing;
    private static ConnectionReading reading;
    private static HttpTests tests;
    private static Connections connections;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer host = host();

    @BeforeAll
    static void startPlatform() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
        editing = platform.get(ConnectionEditing.class);
        reading = platform.get(ConnectionReading.class);
        tests = platform.get(HttpTests.class);
        connections = platform.get(Connections.class);
    }

    @AfterAll
    static void stopPlatform() throws IOException {
        platform.close();
    }

    private HttpServer host() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                heard.add(exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
                byte[] body = "[{\"id\":1}]".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stopHost() {
        host.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + host.getAddress().getPort();
    }

    private UnsavedConnection unsaved(String address, String kept, String... secrets) {
        Map<String, Object> settings = new HashMap<>(Map.of("baseUrl", address, "auth", "BEARER"));
        for (String secret : secrets) {
            settings.put("token", secret);
        }
        return new UnsavedConnection("http", settings, kept.isEmpty() ? null : kept);
    }

    private List<String> problems(UnsavedConnection unsaved) {
        return editing.problems(ACME, unsaved).stream()
                .map(problem -> problem.field() + " " + problem.key())
                .toList();
    }

    @Test
    void a_kept_secret_is_sent_to_its_host_and_shown_to_nobody() {
        editing.save(ACME, "shop", unsaved(address(), "", SECRET), ANN);

        assertThat(reading.check(ACME, unsaved(address(), "shop"))).isEqualTo(address() + " answers.");

        assertThat(heard).containsExactly("/ Bearer " + SECRET);
        assertThat(connections.find(ACME, "shop").orElseThrow().toString()).doesNotContain(SECRET);
        assertThat(connections.find(ACME, "shop").orElseThrow().secrets()).containsExactly("token");
    }

    @Test
    void a_kept_secret_goes_to_no_other_address() {
        editing.save(ACME, "moved", unsaved("http://127.0.0.1:1", "", SECRET), ANN);
        UnsavedConnection elsewhere = unsaved(address(), "moved");

        assertThat(problems(elsewhere)).containsExactly("token keptElsewhere");
        assertThatThrownBy(() -> reading.check(ACME, elsewhere)).isInstanceOf(ConnectorException.class);
        assertThatThrownBy(() -> editing.save(ACME, "moved", elsewhere, ANN)).isInstanceOf(ConnectorException.class);
        assertThat(heard).isEmpty();
        assertThat(problems(unsaved(address(), "moved", "another"))).isEmpty();
    }

    @Test
    void what_was_kept_for_an_old_address_is_forgotten_with_it() {
        editing.save(ACME, "turned", unsaved("http://127.0.0.1:1", "", SECRET), ANN);
        Map<String, Object> open = Map.of("baseUrl", address());
        editing.save(ACME, "turned", new UnsavedConnection("http", open, "turned"), ANN);

        assertThat(connections.find(ACME, "turned").orElseThrow().secrets()).isEmpty();
        assertThat(problems(unsaved(address(), "turned"))).containsExactly("token missing");
    }

    @Test
    void a_secret_that_was_emptied_is_forgotten() {
        editing.save(ACME, "emptied", unsaved(address(), "", SECRET), ANN);

        assertThat(problems(unsaved(address(), "emptied", ""))).containsExactly("token missing");
    }

    @Test
    void a_copy_has_the_secrets_and_a_name_of_its_own() {
        editing.save(ACME, "first", unsaved(address(), "", SECRET), ANN);

        editing.save(ACME, "second", unsaved(address(), "first"), ANN);

        reading.check(ACME, unsaved(address(), "second"));
        assertThat(heard).containsExactly("/ Bearer " + SECRET);
        assertThatThrownBy(() -> editing.save(ACME, "second", unsaved(address(), "first"), ANN))
                .isInstanceOf(ConnectionRefusedException.class)
                .hasMessage("There is a connection 'second' already. Choose another name.");
    }

    @Test
    void another_tenants_connection_is_not_there() {
        editing.save(ACME, "private", unsaved(address(), "", SECRET), ANN);
        tests.keep(ACME, "private", new HttpTestRequest(Map.of("path", "/"), Map.of()));

        assertThat(tests.last(OTHER, "private")).isEmpty();
        assertThatThrownBy(() -> reading.streams(OTHER, "private"))
                .hasMessageStartingWith("There is no connection 'private'.");
        assertThat(editing.problems(OTHER, unsaved(address(), "private")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("missing"));
        assertThatThrownBy(() -> editing.save(OTHER, "private", unsaved(address(), "private"), ANN))
                .isInstanceOf(ConnectionRefusedException.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_connection_that_a_draft_or_a_live_version_names_stays() {
        var uses = platform.get(ConnectionUses.class);

        assertThat(uses.of(ACME, "taxman"))
                .containsExactly(new ConnectionUse(ORDERS, NAME, Set.of(Where.DRAFT, Where.LIVE)));
        assertThatThrownBy(() -> editing.remove(ACME, "taxman", ANN))
                .isInstanceOf(ConnectionRefusedException.class)
                .hasMessage("The connection 'taxman' is used by " + NAME + ". Choose another one there first.");
        assertThat(uses.all(OTHER)).isEmpty();
    }

    @Test
    void a_connection_that_nobody_uses_goes_with_its_test() {
        editing.save(ACME, "unused", unsaved(address(), "", SECRET), ANN);
        tests.keep(ACME, "unused", new HttpTestRequest(Map.of("path", "/"), Map.of()));

        editing.remove(ACME, "unused", ANN);

        assertThat(connections.find(ACME, "unused")).isEmpty();
        assertThat(tests.last(ACME, "unused")).isEmpty();
    }

    @Test
    void the_streams_of_a_folder_are_told_and_looked_at() {
        StreamDescription file = reading.streams(ACME, "orders").stream()
                .filter(stream -> stream.name().equals(ORDERS_FILE))
                .findFirst()
                .orElseThrow();

        StreamLook look = reading.look(ACME, "orders", file);

        assertThat(look.details().stream().schema().fields())
                .extracting("name")
                .contains("orderId", "orderDate", "lines");
        assertThat(look.details().count()).isNull();
        assertThat(look.details().watermarks()).isEmpty();
        assertThat(look.sample()).hasSize(TestPlatform.ORDER_COUNT);
        assertThat(look.trouble()).isNull();
    }

    @Test
    void a_table_is_described_with_its_keys_and_its_size() {
        editing.save(
                ACME,
                "numbers",
                new UnsavedConnection(
                        "jdbc",
                        Map.of(
                                "url",
                                platform.database().url(),
                                "user",
                                "pipewright_app",
                                "password",
                                platform.database().passwords().app()),
                        null),
                ANN);
        StreamDescription table = reading.streams(ACME, "numbers").stream()
                .filter(stream -> stream.name().equals("pipewright.saved_connection"))
                .findFirst()
                .orElseThrow();
        StreamLook look = reading.look(ACME, "numbers", table);
        assertThat(look.details().stream().keys()).containsExactly("tenant", "name");
        // The database shows no rows to whoever names no tenant.
        assertThat(look.details().count()).isEqualTo(new RecordCount(0, RecordCount.Certainty.EXACT));
        assertThat(look.sample()).isEmpty();
    }

    @Test
    void what_was_asked_for_in_a_test_is_kept_sealed() {
        editing.save(ACME, "tested", unsaved(address(), "", SECRET), ANN);
        var request = new HttpTestRequest(
                Map.of("path", "/orders", "query", Map.of("month", "${month}")), Map.of("month", "2026-03"));

        HttpTests.Started test = tests.prepare(ACME, unsaved(address(), "tested"), request);
        HttpTestRead.Outcome outcome = test.run();
        tests.keep(ACME, "tested", request);

        assertThat(outcome.records()).containsExactly(Map.of("id", 1L));
        assertThat(heard).containsExactly("/orders?month=2026-03 Bearer " + SECRET);
        assertThat(test.calls().toString()).contains("/orders?month=2026-03").doesNotContain(SECRET);
        assertThat(tests.last(ACME, "tested")).contains(request);
        String stored = platform.get(TenantJdbc.class)
                .in(
                        ACME,
                        jdbc -> jdbc.sql("SELECT encode(content, 'escape') FROM connection_test"
                                        + " WHERE connection = 'tested'")
                                .query(String.class)
                                .single());
        assertThat(stored).doesNotContain("2026-03", "month");
    }

    @Test
    void a_draft_alone_keeps_a_connection_too() {
        editing.save(ACME, "drafted", unsaved(address(), "", SECRET), ANN);
        var sink = new Node.Sink(
                NodeHeader.of(new NodeId("sink-drafted"), "Drafted"), "http", "drafted", Map.of("path", "/"));
        var edit = new PipelineEdit.AddNode(sink, new Position(0, 0));
        platform.get(Drafts.class).propose(ACME, ORDERS, ANN, new Proposal("drafted-1", 0, edit));

        assertThat(platform.get(ConnectionUses.class).of(ACME, "drafted"))
                .containsExactly(new ConnectionUse(ORDERS, NAME, Set.of(Where.DRAFT)));
        assertThatThrownBy(() -> editing.remove(ACME, "drafted", ANN)).isInstanceOf(ConnectionRefusedException.class);
    }
}
