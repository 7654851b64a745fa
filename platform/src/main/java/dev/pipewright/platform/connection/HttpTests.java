package dev.pipewright.platform.connection;

import dev.pipewright.connectors.http.HttpTestRead;
import dev.pipewright.connectors.http.TestCall;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.engine.SettingTexts;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.catalogue.JsonObjects;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Test reads by HTTP connections, and what people last asked for in one. Safe for use by many threads.
public final class HttpTests {

    private static final String KIND = "connection-test";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final ConnectionEditing editing;
    private final TenantJdbc transactions;
    private final Seal seal;

    public HttpTests(ConnectionEditing editing, TenantJdbc transactions, Seal seal) {
        this.editing = editing;
        this.transactions = transactions;
        this.seal = seal;
    }

    /// A test read that is under way, or over.
    public static final class Started {

        private final HttpTestRead read;

        private Started(HttpTestRead read) {
            this.read = read;
        }

        /// The requests so far and what came of them. May be asked by any thread.
        public List<TestCall> calls() {
            return read.calls();
        }

        /// Reads, once, within a minute; whoever is interrupted gives it up.
        ///
        /// @throws dev.pipewright.connectors.spi.ConnectorException if it was given up
        public HttpTestRead.Outcome run() {
            return BoundedWork.within(LONGEST, read::run);
        }
    }

    /// Prepares a test read. Nothing is sent yet.
    public Started prepare(TenantId tenant, UnsavedConnection connection, HttpTestRequest request) {
        Map<String, Object> values = new HashMap<>(request.values());
        Map<String, Object> source = new SettingTexts(values).filled(request.source());
        return new Started(new HttpTestRead(
                editing.filled(tenant, connection), new StreamRequest(source, values, Schema.UNKNOWN, List.of())));
    }

    /// What was last asked for by a saved connection.
    public Optional<HttpTestRequest> last(TenantId tenant, String connection) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql("SELECT content FROM connection_test WHERE tenant = ? AND connection = ?")
                        .params(tenant.value(), connection)
                        .query((row, _) -> requestIn(seal.open(tenant, KIND, row.getBytes("content"))))
                        .optional());
    }

    private static HttpTestRequest requestIn(byte[] plain) {
        Map<String, Object> content = JsonObjects.read(new String(plain, StandardCharsets.UTF_8));
        Map<String, String> values = new LinkedHashMap<>();
        objectIn(content, "values").forEach((name, value) -> values.put(name, value.toString()));
        return new HttpTestRequest(objectIn(content, "source"), values);
    }

    private static Map<String, Object> objectIn(Map<String, Object> content, String name) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (content.get(name) instanceof Map<?, ?> found) {
            found.forEach((key, value) -> object.put((String) key, value));
        }
        return object;
    }

    /// Keeps what is asked for by a saved connection, until that is removed.
    public void keep(TenantId tenant, String connection, HttpTestRequest request) {
        String content = CanonicalJson.text(Map.of("source", request.source(), "values", request.values()));
        transactions.run(
                tenant,
                jdbc -> jdbc.sql("""
                INSERT INTO connection_test (tenant, connection, content) VALUES (?, ?, ?)
                ON CONFLICT (tenant, connection) DO UPDATE SET content = excluded.content, changed = now()""")
                        .params(
                                tenant.value(),
                                connection,
                                seal.close(tenant, KIND, content.getBytes(StandardCharsets.UTF_8)))
                        .update());
    }
}
