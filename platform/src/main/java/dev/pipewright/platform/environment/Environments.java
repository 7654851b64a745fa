package dev.pipewright.platform.environment;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.model.json.EnvironmentJson;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnection;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The environments of the tenants. A name stays what it is: loads, and what was taken of pushed data, belong to it.
/// Safe for use by many threads.
public final class Environments {

    private static final String KIND = "environment";
    private static final String SELECT = "SELECT name, content FROM environment WHERE tenant = ?";

    private final TenantJdbc transactions;
    private final Connections connections;
    private final Seal seal;
    private final Audit audit;

    public Environments(TenantJdbc transactions, Connections connections, Seal seal, Audit audit) {
        this.transactions = transactions;
        this.connections = connections;
        this.seal = seal;
        this.audit = audit;
    }

    public List<Environment> list(TenantId tenant) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql(SELECT + " ORDER BY name")
                        .param(tenant.value())
                        .query((row, number) -> environment(tenant, row))
                        .list());
    }

    public Optional<Environment> find(TenantId tenant, String name) {
        return transactions.in(
                tenant,
                jdbc -> jdbc.sql(SELECT + " AND name = ?")
                        .params(tenant.value(), name)
                        .query((row, number) -> environment(tenant, row))
                        .optional());
    }

    /// One that must be there.
    ///
    /// @throws EnvironmentRefusedException if it is not
    public Environment named(TenantId tenant, String name) {
        return find(tenant, name).orElseThrow(() -> refused("platform.noEnvironment", name));
    }

    /// Keeps an environment that is new.
    ///
    /// @param author the name of a person
    /// @throws EnvironmentRefusedException if there is one of its name, or something is wrong with it
    public void add(TenantId tenant, Environment environment, String author) {
        refuse(EnvironmentRules.troubles(environment, saved(tenant)));
        transactions.run(tenant, jdbc -> {
            int added = jdbc.sql("INSERT INTO environment (tenant, name, content) VALUES (?, ?, ?)"
                            + " ON CONFLICT DO NOTHING")
                    .params(tenant.value(), environment.name(), closed(tenant, environment))
                    .update();
            if (added == 0) {
                throw EnvironmentRefusedException.forItsState(
                        Sentence.of("platform.environmentExists", "name", environment.name()));
            }
            audit.note(jdbc, tenant, author, "environment.add", environment.name());
        });
    }

    /// Changes an environment. Runs that have begun stay where they are.
    ///
    /// @param author the name of a person
    /// @throws EnvironmentRefusedException if it is gone, or something is wrong with it
    public void change(TenantId tenant, Environment environment, String author) {
        refuse(EnvironmentRules.troubles(environment, saved(tenant)));
        transactions.run(tenant, jdbc -> {
            int changed = jdbc.sql("UPDATE environment SET content = ?, changed = now() WHERE tenant = ? AND name = ?")
                    .params(closed(tenant, environment), tenant.value(), environment.name())
                    .update();
            if (changed == 0) {
                throw refused("platform.noEnvironment", environment.name());
            }
            audit.note(jdbc, tenant, author, "environment.change", environment.name());
        });
    }

    /// Removes an environment that no schedule needs.
    ///
    /// @param author the name of a person
    /// @throws EnvironmentRefusedException naming the pipelines whose schedules need it
    public void remove(TenantId tenant, String name, String author) {
        transactions.run(tenant, jdbc -> {
            jdbc.sql("SELECT 1 FROM environment WHERE tenant = ? AND name = ? FOR UPDATE")
                    .params(tenant.value(), name)
                    .query()
                    .listOfRows();
            List<String> used = scheduled(jdbc, tenant, name);
            if (!used.isEmpty()) {
                throw EnvironmentRefusedException.forItsState(Sentence.of(
                        "platform.environmentScheduled", "name", name, "pipelines", String.join(", ", used)));
            }
            int removed = jdbc.sql("DELETE FROM environment WHERE tenant = ? AND name = ?")
                    .params(tenant.value(), name)
                    .update();
            if (removed > 0) {
                audit.note(jdbc, tenant, author, "environment.remove", name);
            }
        });
    }

    /// The pipelines whose schedules run here, by name.
    public List<String> scheduled(TenantId tenant, String name) {
        return transactions.in(tenant, jdbc -> scheduled(jdbc, tenant, name));
    }

    private static List<String> scheduled(JdbcClient jdbc, TenantId tenant, String name) {
        return jdbc.sql("SELECT p.name FROM schedule s JOIN pipeline p ON p.tenant = s.tenant AND p.id = s.pipeline"
                        + " WHERE s.tenant = ? AND s.environment = ? ORDER BY p.name")
                .params(tenant.value(), name)
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /// The environments in which a connection stands for one, by name.
    public List<String> binding(TenantId tenant, String connection) {
        return list(tenant).stream()
                .filter(environment -> environment.connections().containsValue(connection))
                .map(Environment::name)
                .toList();
    }

    /// What keeps a pipeline from running in an environment.
    ///
    /// @param pipeline as it is drawn, with the nodes of sub-pipelines in their place
    public List<Problem> problems(TenantId tenant, Environment environment, Pipeline pipeline) {
        List<SavedConnection> saved = saved(tenant);
        Map<String, String> kinds =
                saved.stream().collect(Collectors.toMap(SavedConnection::name, SavedConnection::connector));
        var problems = new ArrayList<>(environment.problems(pipeline, kinds));
        if (problems.isEmpty()) {
            problems.addAll(SharedAccounts.problems(environment.bound(pipeline), environment, saved));
        }
        return problems;
    }

    private List<SavedConnection> saved(TenantId tenant) {
        return connections.list(tenant);
    }

    private static void refuse(List<Sentence> troubles) {
        if (!troubles.isEmpty()) {
            throw new EnvironmentRefusedException(troubles);
        }
    }

    private static EnvironmentRefusedException refused(String key, String name) {
        return new EnvironmentRefusedException(Sentence.of(key, "name", name));
    }

    private byte[] closed(TenantId tenant, Environment environment) {
        return seal.close(tenant, KIND, EnvironmentJson.write(environment).getBytes(StandardCharsets.UTF_8));
    }

    private Environment environment(TenantId tenant, ResultSet row) throws SQLException {
        return EnvironmentJson.read(
                new String(seal.open(tenant, KIND, row.getBytes("content")), StandardCharsets.UTF_8));
    }
}
