package dev.pipewright.platform.catalogue;

import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.connectors.spi.Secret;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The saved connections of the tenants. Secrets are sealed before they are stored and are opened only for a run or
/// a check. Safe for use by many threads.
public final class Connections {

    private static final String KIND = "connection";
    private static final String SELECT =
            "SELECT name, connector, settings, secrets FROM saved_connection WHERE tenant = ?";

    private final TenantJdbc transactions;
    private final Seal seal;
    private final Audit audit;

    public Connections(TenantJdbc transactions, Seal seal, Audit audit) {
        this.transactions = transactions;
        this.seal = seal;
        this.audit = audit;
    }

    public List<SavedConnection> list(TenantId tenant) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql(SELECT + " ORDER BY name")
                        .param(tenant.value())
                        .query((row, number) -> shown(tenant, row))
                        .list());
    }

    /// The kinds of the connections, as in `jdbc`, by name. Opens no secrets.
    public Map<String, String> kinds(TenantId tenant) {
        return transactions.in(
                tenant,
                jdbc -> jdbc
                        .sql("SELECT name, connector FROM saved_connection WHERE tenant = ?")
                        .param(tenant.value())
                        .query((row, number) -> Map.entry(row.getString("name"), row.getString("connector")))
                        .list()
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    public Optional<SavedConnection> find(TenantId tenant, String name) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql(SELECT + " AND name = ?")
                        .params(tenant.value(), name)
                        .query((row, number) -> shown(tenant, row))
                        .optional());
    }

    /// All settings of a connection, secrets included, for whoever opens it.
    ///
    /// @return the connector's kind and the settings
    public Optional<OpenSettings> open(TenantId tenant, String name) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql(SELECT + " AND name = ?")
                        .params(tenant.value(), name)
                        .query((row, number) -> opened(tenant, row))
                        .optional());
    }

    /// Settings with plain secrets: not to be shown, logged or kept.
    public record OpenSettings(String connector, Map<String, Object> settings) {

        @Override
        public String toString() {
            return connector + " " + settings.keySet();
        }
    }

    /// Keeps a connection, or changes the one with the name. A secret that is left out stays as it is; an empty
    /// one is forgotten.
    ///
    /// @param settings JSON values by name; secrets are plain
    /// @param author the name of a person
    public void save(TenantId tenant, String name, Connector connector, Map<String, Object> settings, String author) {
        Set<String> secretNames = secretsOf(connector);
        transactions.run(tenant, jdbc -> {
            Map<String, Object> secrets = jdbc.sql(SELECT + " AND name = ? FOR UPDATE")
                    .params(tenant.value(), name)
                    .query((row, number) -> new HashMap<>(secretsIn(tenant, row)))
                    .optional()
                    .orElseGet(HashMap::new);
            var clear = new HashMap<String, Object>();
            settings.forEach((key, value) -> (secretNames.contains(key) ? secrets : clear).put(key, value));
            secrets.keySet().retainAll(secretNames);
            secrets.values().removeIf(""::equals);
            jdbc.sql("""
                    INSERT INTO saved_connection (tenant, name, connector, settings, secrets) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (tenant, name) DO UPDATE SET connector = excluded.connector,
                    settings = excluded.settings, secrets = excluded.secrets, changed = now()""")
                    .params(
                            tenant.value(),
                            name,
                            connector.kind(),
                            CanonicalJson.text(clear),
                            seal.close(tenant, KIND, CanonicalJson.text(secrets).getBytes(StandardCharsets.UTF_8)))
                    .update();
            audit.note(jdbc, tenant, author, "connection.save", name);
        });
    }

    public void remove(TenantId tenant, String name, String author) {
        transactions.run(tenant, jdbc -> {
            jdbc.sql("DELETE FROM saved_connection WHERE tenant = ? AND name = ?")
                    .params(tenant.value(), name)
                    .update();
            audit.note(jdbc, tenant, author, "connection.remove", name);
        });
    }

    private static Set<String> secretsOf(Connector connector) {
        return Arrays.stream(connector.connectionSettings().getRecordComponents())
                .filter(component -> component.getType() == Secret.class)
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private SavedConnection shown(TenantId tenant, ResultSet row) throws SQLException {
        return new SavedConnection(
                row.getString("name"),
                row.getString("connector"),
                JsonObjects.read(row.getString("settings")),
                secretsIn(tenant, row).keySet());
    }

    private OpenSettings opened(TenantId tenant, ResultSet row) throws SQLException {
        var settings = new HashMap<>(JsonObjects.read(row.getString("settings")));
        settings.putAll(secretsIn(tenant, row));
        return new OpenSettings(row.getString("connector"), Map.copyOf(settings));
    }

    private Map<String, Object> secretsIn(TenantId tenant, ResultSet row) throws SQLException {
        byte[] plain = seal.open(tenant, KIND, row.getBytes("secrets"));
        return JsonObjects.read(new String(plain, StandardCharsets.UTF_8));
    }
}
