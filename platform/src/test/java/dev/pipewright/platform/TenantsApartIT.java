package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.BROKEN_FILE;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static dev.pipewright.platform.TestPlatform.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.TroubleSelection;
import dev.pipewright.engine.store.Intake;
import dev.pipewright.engine.store.JdbcLandings;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.engine.store.JdbcUploads;
import dev.pipewright.engine.store.Load;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.LoadedStream;
import dev.pipewright.engine.store.StreamListener;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.check.DesignRule;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.platform.connection.HttpTestRequest;
import dev.pipewright.platform.connection.HttpTests;
import dev.pipewright.platform.design.DesignPolicy;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.library.Installations;
import dev.pipewright.platform.library.LibraryAdditions;
import dev.pipewright.platform.library.LibraryEntry;
import dev.pipewright.platform.library.LibraryWords;
import dev.pipewright.platform.people.ApiTokens;
import dev.pipewright.platform.people.People;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.preview.PreviewDesk;
import dev.pipewright.platform.result.KeptDays;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.schedule.Schedule;
import dev.pipewright.platform.schedule.Schedules;
import dev.pipewright.platform.shadow.PublishGate;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.trouble.Troubles;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tenants are kept apart by the database, through the product's own pool. The tables come from the catalog of the
/// database as all migrations leave it: a new one without protection, or that nothing here fills, fails.
class TenantsApartIT {

    private static final String TABLES = """
            SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'pipewright'::regnamespace
                AND c.relkind IN ('r', 'p') AND c.relname NOT IN ('engine_history', 'platform_history')""";

    private static TestPlatform platform;
    private static TenantJdbc jdbc;

    @BeforeAll
    static void fillEveryTable() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
        jdbc = platform.get(TenantJdbc.class);
        var ann = new Person(ANN, "Ann", ACME);
        platform.get(People.class).put(ann, "correct horse");
        platform.get(ApiTokens.class).make(ann, "tests");
        var rename = new PipelineEdit.RenameNode(new NodeId("map-order7"), "Orders");
        platform.get(Drafts.class).propose(ACME, ORDERS, ANN, new Proposal("e1", 0, rename));
        platform.get(Schedules.class)
                .save(ACME, new Schedule(ORDERS, "0 6 * * *", ZoneId.of("UTC"), Mode.ESTIMATE, Map.of(), false), ANN);
        Run run = ended(BROKEN_FILE);
        platform.get(JdbcRunStore.class).restart(ACME, ended("nowhere.ndjson").id(), ANN);
        var unreadable = new CauseKey(new NodeId("source-order1"), null, "unreadable", null);
        platform.get(Troubles.class).accept(ACME, run.id(), new TroubleSelection.OfCause(unreadable), "Known.", ANN);
        var stream = new LoadedStream(ORDERS, new NodeId("source-orders"), "a1");
        var loads = platform.get(LoadStore.class);
        loads.begin(ACME, run.id(), new Load(stream, null, null, 7L));
        loads.complete(ACME, run.id(), Map.of());
        byte[] pushed = {1};
        var uploads = new JdbcUploads(platform.get(PlatformDatabase.class).app(), Seal.NONE, Clock.systemUTC());
        uploads.keep(ACME, "orders", "u", 0, pushed, pushed, 1);
        new JdbcLandings(platform.get(PlatformDatabase.class).app(), Clock.systemUTC())
                .land(ACME, "orders", "u", 1, List.of(new StreamListener(ORDERS, "hash")));
        platform.get(PreviewDesk.class)
                .samples()
                .pin(
                        ACME,
                        ORDERS,
                        new NodeId("source-order1"),
                        List.of(new DataRecord(null, new Origin("orders", 1, "line 1"), Map.of())),
                        ANN);
        platform.get(KeptDays.class).choose(ACME, KeptDays.What.INPUTS, 7, ANN);
        platform.get(DesignPolicy.class).choose(ACME, DesignRule.SECRET, true, ANN);
        platform.get(PublishGate.class).demand(ACME, ORDERS, true, ANN);
        LibraryEntry added = platform.get(LibraryAdditions.class)
                .add(ACME, ORDERS, 1, new LibraryWords("Orders", "Orders.", "Files"), ANN);
        platform.get(Installations.class).use(ACME, added, "From the library", Map.of(), ANN);
        jdbc.run(ACME, client -> {
            client.sql("""
                    INSERT INTO backfill (tenant, id, pipeline, version, node, low, high, length, mode, parameters,
                        at_once, stops, state, cause, asked, author)
                    VALUES ('acme', gen_random_uuid(), ?, 1, 'source-orders', '2026-01-01', '2026-01-02', 'P1D',
                        'RECORD', '', 1, true, 'DONE', 'apart', '', 'ann')""").param(ORDERS).update();
            client.sql("""
                    INSERT INTO backfill_slice (tenant, backfill, number, low, high, state)
                    SELECT tenant, id, 1, low, high, 'DONE' FROM backfill""").update();
            client.sql("""
                    INSERT INTO shadow (tenant, id, pipeline, base, content_hash, replayed, live, draft, state, author)
                    VALUES ('acme', gen_random_uuid(), ?, 1, '', '{}', '{}', '{}', 'DONE', 'ann')""").param(ORDERS).update();
        });
        platform.get(Environments.class).add(ACME, new Environment("Test", "", false, List.of(), Map.of()), ANN);
        platform.get(HttpTests.class).keep(ACME, "taxman", new HttpTestRequest(Map.of("path", "/"), Map.of()));
        platform.get(Intake.class).begin(run, Map.of(new NodeId("source-orders"), "orders"));
    }

    private static Run ended(String file) {
        Run run = platform.get(Runs.class)
                .start(new RunRequest(
                        ACME, ORDERS, RunRequest.Subject.LIVE, Mode.RECORD, Map.of("file", file), file, ANN));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> platform.get(Runs.class)
                        .report(ACME, run.id())
                        .orElseThrow()
                        .run()
                        .state()
                        .isFinal());
        return run;
    }

    @AfterAll
    static void stopPlatform() throws IOException {
        platform.close();
    }

    private static List<String> strings(String sql) {
        return jdbc.in(
                ACME,
                client -> client.sql(sql).query((row, _) -> row.getString(1)).list());
    }

    /// The tables that the product uses: all but partitions, and the one that is everybody's.
    private static List<String> tables() {
        return strings(TABLES + " AND NOT c.relispartition AND c.relname <> 'library_version' ORDER BY 1");
    }

    private static String tenantColumn(String table) {
        return table.equals("tenant") ? "id" : "tenant";
    }

    @Test
    void the_product_has_no_privileges_of_its_own() {
        assertThat(strings("SELECT rolname || ' ' || rolsuper || ' ' || rolbypassrls FROM pg_roles"
                        + " WHERE rolname = current_user"))
                .containsExactly("pipewright_app false false");
        assertThat(strings(TABLES + " AND c.relowner = current_user::regrole")).isEmpty();
    }

    @Test
    void every_table_forces_row_security() {
        assertThat(tables()).hasSize(41).contains("tenant", "person", "schedule", "run", "effect");
        assertThat(strings(TABLES + " AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"))
                .isEmpty();
    }

    @Test
    void every_table_with_a_tenant_is_protected_or_out_of_reach() {
        assertThat(strings("""
                SELECT c.oid::regclass::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE a.attname = 'tenant' AND c.relkind IN ('r', 'p') AND NOT c.relforcerowsecurity
                    AND has_schema_privilege(c.relnamespace, 'USAGE')""")).isEmpty();
    }

    @Test
    void a_tenant_sees_its_own_rows_and_no_others() {
        for (String table : tables()) {
            String foreign = "SELECT count(*) FROM " + table + " WHERE " + tenantColumn(table) + " = 'acme'";

            assertThat(count(ACME, foreign)).as(table).isPositive();
            assertThat(count(ACME, foreign.replace("= 'acme'", "<> 'acme'")))
                    .as(table)
                    .isZero();
            assertThat(count(OTHER, foreign)).as(table).isZero();
            assertThat(count(STRANGER, "SELECT count(*) FROM " + table))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void without_a_tenant_there_are_no_rows() {
        var bare = JdbcClient.create(platform.get(PlatformDatabase.class).app());
        for (String table : tables()) {
            assertThat(bare.sql("SELECT count(*) FROM " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    /// What may be done to it is in [dev.pipewright.platform.library.LibraryAdditions]'s tests.
    @Test
    void only_who_is_a_tenant_reads_the_library() {
        var bare = JdbcClient.create(platform.get(PlatformDatabase.class).app());
        String all = "SELECT count(*) FROM library_version";

        assertThat(count(OTHER, all)).isPositive();
        assertThat(bare.sql(all).query(Long.class).single()).isZero();
    }

    @Test
    void a_tenant_changes_nothing_of_another_one() {
        for (String table : tables()) {
            String column = tenantColumn(table);
            long before = count(ACME, "SELECT count(*) FROM " + table);

            assertThat(changed(
                            OTHER,
                            "UPDATE " + table + " SET " + column + " = " + column + " WHERE " + column + " = 'acme'"))
                    .as(table)
                    .isZero();
            assertThat(changed(OTHER, "DELETE FROM " + table + " WHERE " + column + " = 'acme'"))
                    .as(table)
                    .isZero();

            assertThat(count(ACME, "SELECT count(*) FROM " + table)).as(table).isEqualTo(before);
        }
    }

    @Test
    void a_tenant_writes_nothing_for_another_one() {
        for (String table : tables()) {
            String tenant = tenantColumn(table);
            String others = String.join(
                    ", ",
                    strings("SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '" + table
                            + "'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> '" + tenant + "'"));

            String insert = "INSERT INTO " + table + " (" + tenant + ", " + others
                    + ") OVERRIDING SYSTEM VALUE SELECT 'other', " + others + " FROM " + table + " LIMIT 1";

            assertThatThrownBy(() -> jdbc.in(ACME, client -> client.sql(insert).update()))
                    .as(table)
                    .rootCause()
                    .hasMessageContaining("violates row-level security policy");
        }
    }

    @Test
    void the_password_of_another_tenants_person_can_not_be_looked_up_in_a_tenants_transaction() {
        long found = jdbc.in(OTHER, client -> {
            client.sql("SELECT set_config('pipewright.login', 'ann', true)")
                    .query()
                    .singleRow();
            return client.sql("SELECT count(*) FROM person").query(Long.class).single();
        });

        assertThat(found).isZero();
    }

    private static long count(TenantId tenant, String sql) {
        return jdbc.in(tenant, client -> client.sql(sql).query(Long.class).single());
    }

    /// How many rows a statement changed; none if the product may not make it at all.
    private static long changed(TenantId tenant, String sql) {
        try {
            return jdbc.in(tenant, client -> client.sql(sql).update());
        } catch (DataAccessException denied) {
            assertThat(denied).rootCause().hasMessageContaining("permission denied");
            return 0;
        }
    }
}
