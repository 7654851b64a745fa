package dev.pipewright.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Envelope;
import dev.pipewright.engine.envelope.KeyRing;
import dev.pipewright.engine.ledger.Acceptance;
import dev.pipewright.engine.ledger.Attempt;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.Chunk;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.Intent;
import dev.pipewright.engine.ledger.KeptResult;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.PostgresLedger;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.ledger.TenantTransactions;
import dev.pipewright.engine.ledger.TroubleSelection;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.Origin;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Row-level security, through a pool that is logged in as the product is. The tables come from the catalog: a new
/// one without protection, or that no test fills, fails here.
class RowSecurityIT {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");
    private static final String TABLES = """
            SELECT c.oid::regclass::text FROM pg_class c
            WHERE c.relnamespace = 'pipewright'::regnamespace AND c.relkind IN ('r', 'p')
              AND c.relname NOT IN ('engine_history', 'platform_history')
            """;

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @SuppressWarnings("NullAway.Init")
    private static HikariDataSource pool;

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabase.fresh();
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(DatabaseMigration.APP);
        pool.setPassword(database.passwords().app());
        pool.setMaximumPoolSize(2);
        fillEveryTable();
    }

    @AfterAll
    static void close() {
        pool.close();
        database.close();
    }

    @Test
    void the_pool_is_logged_in_as_a_role_without_privileges_of_its_own() throws SQLException {
        assertThat(strings(
                        pool,
                        "SELECT rolname || ' ' || rolsuper || ' ' || rolbypassrls FROM pg_roles"
                                + " WHERE rolname = current_user"))
                .containsExactly("pipewright_app false false");
        assertThat(strings(pool, TABLES + " AND c.relowner = current_user::regrole"))
                .isEmpty();
    }

    @Test
    void every_table_forces_row_security() throws SQLException {
        assertThat(strings(pool, TABLES)).contains("pipewright.effect", "pipewright.document");
        assertThat(strings(pool, TABLES + " AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"))
                .isEmpty();
    }

    @Test
    void a_tenant_sees_its_rows_and_no_other_tenant_does() throws SQLException {
        for (String table : tables()) {
            assertThat(count(pool, "acme", table)).as(table).isPositive();
            assertThat(count(pool, "other", table)).as(table).isZero();
        }
    }

    @Test
    void without_a_tenant_there_are_no_rows() throws SQLException {
        for (String table : tables()) {
            assertThat(count(pool, null, table)).as(table).isZero();
            assertThat(count(pool, "", table)).as(table).isZero();
        }
    }

    @Test
    void a_connection_forgets_its_tenant_at_the_end_of_the_transaction() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            setTenant(connection, "acme");
            connection.commit();

            assertThat(count(connection, "pipewright.run")).isZero();
            connection.rollback();
        }
    }

    @Test
    void no_row_can_be_written_for_another_tenant() throws SQLException {
        for (String table : tables()) {
            String columns = String.join(
                    ", ",
                    strings(
                            pool,
                            "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '" + table
                                    + "'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'tenant'"));
            String insert = "INSERT INTO " + table + " (tenant, " + columns
                    + ") OVERRIDING SYSTEM VALUE SELECT 'other', " + columns + " FROM " + table + " LIMIT 1";

            assertThatThrownBy(() -> executeAs("acme", insert))
                    .as(table)
                    .hasMessageContaining("violates row-level security policy");
            assertThatThrownBy(() -> executeAs("acme", "UPDATE " + table + " SET tenant = 'other'"))
                    .as(table)
                    .hasMessageContaining("violates row-level security policy");
        }
    }

    @Test
    void the_product_may_not_touch_the_control_of_runs_and_the_times_of_schedules() throws SQLException {
        for (String schema : List.of("flowable", "quartz")) {
            assertThat(strings(pool, "SELECT has_schema_privilege('" + schema + "', 'USAGE')"))
                    .as(schema)
                    .containsExactly("f");
        }
        assertThat(strings(
                        database.system(),
                        "SELECT nspname FROM pg_namespace WHERE has_schema_privilege(oid, 'CREATE')"
                                + " AND nspname IN ('pipewright', 'flowable', 'quartz')"))
                .isEmpty();
    }

    @Test
    void the_owner_of_the_tables_sees_no_rows_either() throws SQLException {
        assertThat(count(database.owner(), null, "pipewright.run")).isZero();
        assertThat(count(database.owner(), null, "pipewright.effect")).isZero();
    }

    @Test
    void the_system_sees_runs_of_all_tenants_and_no_payloads() throws SQLException {
        assertThat(strings(database.system(), "SELECT tenant FROM pipewright.run"))
                .containsExactly("acme");
        assertThatThrownBy(() -> strings(database.system(), "SELECT parameters FROM pipewright.run"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> strings(database.system(), "SELECT request FROM pipewright.document_body"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_system_adds_a_run_for_the_tenant_it_names_and_changes_none() {
        String insert = "INSERT INTO pipewright.run (tenant, id, month, pipeline_id, pipeline_name, content_hash, mode,"
                + " cause, asked, state, created_at, parameters, pipeline) VALUES ('acme', gen_random_uuid(),"
                + " '2026-03-01', 'p', 'p', '', 'RECORD', 'by the system', '', 'QUEUED', now(), '', '')";

        assertThatThrownBy(() -> execute(database.system(), "other", insert))
                .hasMessageContaining("violates row-level security policy");
        assertThatCode(() -> execute(database.system(), "acme", insert)).doesNotThrowAnyException();
        assertThatThrownBy(() -> execute(database.system(), "acme", "UPDATE pipewright.run SET state = 'FAILED'"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_system_restarts_a_run_of_the_tenant_it_names_only() throws SQLException {
        var runs = new JdbcRunStore(pool, new Envelope(KeyRing.ofNewKey()), Clock.systemUTC());
        RunId run = runs.create(RunStoreContract.run(OTHER, "to restart"), "").id();
        runs.move(OTHER, run, RunState.FAILED, null);
        String restart = "SELECT pipewright.restart_run('" + run + "', now(), 'ann')::text";

        try {
            assertThat(answer(database.system(), "acme", restart)).isEqualTo("false");
            assertThat(answer(database.system(), "other", restart)).isEqualTo("true");
        } finally {
            executeAndKeep("other", "DELETE FROM pipewright.run WHERE id = '" + run + "'");
        }
    }

    @Test
    void a_partition_can_not_be_read_past_its_table() throws SQLException {
        List<String> partitions = strings(pool, TABLES + " AND c.relispartition");

        assertThat(partitions).isNotEmpty();
        for (String partition : partitions) {
            assertThatThrownBy(() -> count(pool, "acme", partition)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void no_payload_is_stored_in_the_clear() throws SQLException {
        for (String table : tables()) {
            assertThat(strings(database.admin(), "SELECT t::text FROM " + table + " t"))
                    .as(table)
                    .noneMatch(row -> row.contains("Evergreen") || row.contains(hex("Evergreen")));
        }
    }

    private static void fillEveryTable() {
        String secret = "Evergreen Terrace 742 ";
        var envelope = new Envelope(KeyRing.ofNewKey());
        var runs = new JdbcRunStore(pool, envelope, Clock.systemUTC());
        var selection = new Selection(Set.of(), Set.of(new Selection.Place(secret, secret)));
        var replay = new Replay(new RunId(UUID.randomUUID()), selection);
        RunId run =
                runs.create(RunStoreContract.run(ACME, "rls"), secret, replay).id();
        runs.move(ACME, run, RunState.FAILED, secret);
        runs.restart(ACME, run, "ann");
        new TenantTransactions(pool).inTransaction(ACME, connection -> {
            JdbcRunRows.execute(
                    connection,
                    "INSERT INTO pipewright.kept_days (tenant, what, days) VALUES (?, 'inputs', 7)",
                    ACME.value());
            return true;
        });
        var loads = new JdbcLoadStore(pool, Clock.systemUTC());
        var stream = new LoadedStream("orders", new NodeId("source-sales"), "a1");
        loads.begin(ACME, run, new Load(stream, null, null, 7L));
        loads.complete(ACME, run, Map.of());
        byte[] pushed = secret.getBytes(StandardCharsets.UTF_8);
        new JdbcUploads(pool, envelope, Clock.systemUTC()).keep(ACME, "orders", "u", 0, pushed, new byte[32], 100);
        new JdbcLandings(pool, Clock.systemUTC())
                .land(ACME, "orders", "u", 1, List.of(new StreamListener("foodmart", "hash")));
        new JdbcIntake(pool, envelope, Clock.systemUTC())
                .begin(runs.find(ACME, run).orElseThrow(), Map.of(new NodeId("source-orders"), "orders"));
        runs.saveSplits(ACME, run, "s", List.of(new SourceSplit(secret, secret)));
        var ledger = new PostgresLedger(pool, envelope);
        Slice slice = ledger.take(ACME, run, Mode.RECORD, "s", 0);
        var origin = new Origin("orders", 1, "line 1");
        var payload = Payload.of(secret);
        var node = new NodeId("call-a");
        List<OpenDocument> open = ledger.commit(
                slice,
                new Chunk(
                        node,
                        List.of(new Intent(
                                new DocumentKey("t", "c", "i", "1"), "via", "hash", payload, payload, null, origin)),
                        List.of(new KeptResult(new NodeId("sink-a"), "1", payload)),
                        List.of(new RejectedRecord(node, "code", secret, null, origin, secret)),
                        Map.of(),
                        null,
                        "1",
                        true));
        var attempt = new Attempt(Instant.EPOCH, Duration.ofMillis(3), 200, "ok", secret, false, payload);
        ledger.settle(
                slice,
                List.of(new Outcome(
                        open.getFirst().id(),
                        DocumentState.SUCCEEDED,
                        null,
                        true,
                        List.of(attempt),
                        payload,
                        null,
                        secret,
                        null)));
        accept(ledger, run, node, secret);
    }

    private static void accept(Ledger ledger, RunId run, NodeId node, String secret) {
        var cause = new CauseKey(node, null, "code", null);
        ledger.workList()
                .accept(
                        ACME,
                        run,
                        new TroubleSelection.OfCause(cause),
                        new Acceptance(UUID.randomUUID(), null, "ann", Instant.EPOCH, secret, 0));
    }

    /// The tables that the product's role reads: all but partitions.
    private static List<String> tables() throws SQLException {
        return strings(pool, TABLES + " AND NOT c.relispartition");
    }

    private static void executeAs(String tenant, String sql) throws SQLException {
        execute(pool, tenant, sql);
    }

    /// What a query says, which is taken back.
    private static String answer(DataSource source, String tenant, String query) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            setTenant(connection, tenant);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getString(1);
            } finally {
                connection.rollback();
            }
        }
    }

    private static void executeAndKeep(String tenant, String sql) {
        new TenantTransactions(pool).inTransaction(new TenantId(tenant), connection -> {
            JdbcRunRows.execute(connection, sql);
            return true;
        });
    }

    /// Executes a statement and takes it back.
    private static void execute(DataSource source, String tenant, String sql) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            setTenant(connection, tenant);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } finally {
                connection.rollback();
            }
        }
    }

    private static long count(DataSource source, @Nullable String tenant, String table) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (tenant != null) {
                    setTenant(connection, tenant);
                }
                return count(connection, table);
            } finally {
                connection.rollback();
            }
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void setTenant(Connection connection, String tenant) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('pipewright.tenant', '" + tenant + "', true)");
        }
    }

    private static List<String> strings(DataSource source, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static String hex(String text) {
        var hex = new StringBuilder();
        text.chars().forEach(c -> hex.append(Integer.toHexString(c)));
        return hex.toString();
    }
}
