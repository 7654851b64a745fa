package dev.pipewright.platform;

import static dev.pipewright.engine.OrderPipelines.call;
import static dev.pipewright.engine.OrderPipelines.form;
import static dev.pipewright.engine.OrderPipelines.order;
import static dev.pipewright.engine.OrderPipelines.result;
import static dev.pipewright.engine.plan.Drawings.header;
import static dev.pipewright.engine.plan.Drawings.results;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunEnvironment;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.plan.Drawings;
import dev.pipewright.engine.store.DatabaseMigration;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.backfill.BackFillReport;
import dev.pipewright.platform.backfill.BackFillRequest;
import dev.pipewright.platform.backfill.BackFillState;
import dev.pipewright.platform.backfill.BackFills;
import dev.pipewright.platform.backfill.SliceLength;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.connection.ConnectionEditing;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.load.SourceWatermark;
import dev.pipewright.platform.load.Watermarks;
import dev.pipewright.platform.run.ReplayRequest;
import dev.pipewright.platform.run.ReplayRequest.What;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.schedule.Schedule;
import dev.pipewright.platform.schedule.Schedules;
import dev.pipewright.platform.version.Versions;
import dev.pipewright.simulators.taxman.RecordedDocument;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One shop, read by what changed, and two TAXMANs: the environment `Production` calls the one that is drawn, `Test`
/// another one. Neither has an account, as most connections.
class EnvironmentsIT {

    private static final NodeId SALES = new NodeId("source-sales");
    private static final NodeId CALL = new NodeId("apiCall-tax");

    private static TestPlatform platform;
    private static TaxmanSimulator other;

    /// Each test has a shop, a pipeline and environments of its own.
    private final String own = UUID.randomUUID().toString().substring(0, 8);

    private final String pipeline = "sales-" + own;
    private final String production = "Production " + own;
    private final String test = "Test " + own;

    @BeforeAll
    static void startPlatform() throws IOException, SQLException {
        platform = TestPlatform.start();
        other = TaxmanSimulator.start(TaxmanOptions.defaults());
        platform.publishOrders();
        saveTaxman("taxman-test", other, Map.of());
        connections()
                .save(
                        ACME,
                        "shop",
                        connector("jdbc"),
                        Map.of(
                                "url",
                                platform.database().url(),
                                "user",
                                DatabaseMigration.OWNER,
                                "password",
                                platform.database().passwords().owner(),
                                "zone",
                                "UTC"),
                        ANN);
        inShop("CREATE SCHEMA shop");
    }

    @BeforeEach
    void drawPipeline() throws IOException, SQLException {
        inShop("CREATE TABLE shop.sale_" + own
                + " (order_no text, line integer, region text, amount numeric(9,2), modified timestamp)");
        sell("1", "2025-01-05 10:00:00");
        sell("2", "2025-02-05 10:00:00");
        var sales = new Node.Source(
                header(SALES.value()),
                "jdbc",
                "shop",
                Map.of(
                        "query",
                        "SELECT order_no AS \"order\", line, region, amount, modified FROM shop.sale_" + own
                                + " WHERE region = :region"),
                Schema.UNKNOWN,
                List.of("order", "line"),
                new Node.Source.Incremental(List.of("modified"), List.of("order"), null, null));
        var drawn = new Drawings()
                .chain(
                        sales,
                        order(),
                        form("map-order", "order", "items"),
                        call(CALL.value()),
                        result(),
                        results("sink-results"))
                .pipeline()
                .withParameters(List.of(new Parameter("region", FieldType.Simple.STRING, "XX", "")));
        platform.get(Catalogue.class).add(ACME, pipeline, new Drawing(drawn, Layout.EMPTY), ANN);
        platform.get(Versions.class).publish(ACME, pipeline, ANN, "First.");
        environments().add(ACME, environment(production, true, "WA", "taxman"), ANN);
        environments().add(ACME, environment(test, true, "WA", "taxman-test"), ANN);
    }

    @AfterAll
    static void stopPlatform() throws IOException {
        platform.close();
        other.close();
    }

    @Test
    void the_same_orders_are_recorded_once_in_each_environment_and_the_watermarks_move_apart() throws SQLException {
        RunReport tested = ended(start(test, Mode.RECORD, "test 1"));
        sell("3", "2025-03-05 10:00:00");
        RunReport live = ended(start(production, Mode.RECORD, "live 1"));
        RunReport again = ended(start(production, Mode.RECORD, "live 2"));
        String reached = reached(test);
        RunReport caughtUp = ended(start(test, Mode.RECORD, "test 2"));

        assertThat(succeeded(tested)).isEqualTo(2);
        assertThat(succeeded(live)).isEqualTo(3);
        assertThat(succeeded(again)).isZero();
        assertThat(succeeded(caughtUp)).isEqualTo(1);
        assertThat(recorded(platform.taxman())).hasSize(3).allMatch(document -> document.timesRecorded() == 1);
        assertThat(recorded(other)).hasSize(3).allMatch(document -> document.timesRecorded() == 1);
        assertThat(reached).isEqualTo("2025-02-05T10:00:00");
        assertThat(reached(test)).isEqualTo("2025-03-05T10:00:00");
        assertThat(reached(production)).isEqualTo("2025-03-05T10:00:00");
        assertThat(reached("")).isNull();
        assertThat(live.remarks()).isEmpty();
        assertThat(live.loads()).allMatch(load -> load.reachedBefore() == null);
    }

    @Test
    void what_is_recorded_at_one_target_is_not_recorded_again_from_another_environment() {
        environments().add(ACME, environment("Also production", true, "WA", "taxman"), ANN);
        ended(start(production, Mode.RECORD, "first"));

        RunReport second = ended(start("Also production", Mode.RECORD, "second"));
        RunReport drawn = ended(platform.get(Runs.class)
                .start(new RunRequest(
                        ACME, pipeline, Subject.LIVE, Mode.RECORD, Map.of("region", "WA"), "drawn" + own, ANN)));

        assertThat(balance(second).count(DocumentState.UNCHANGED)).isEqualTo(2);
        assertThat(balance(drawn).count(DocumentState.UNCHANGED)).isEqualTo(2);
        assertThat(recorded(platform.taxman())).allMatch(document -> document.timesRecorded() == 1);
    }

    @Test
    void what_is_given_goes_before_the_environment_and_that_before_the_standard() {
        RunReport standard = ended(platform.get(Runs.class)
                .start(new RunRequest(ACME, pipeline, Subject.LIVE, Mode.ESTIMATE, Map.of(), "standard" + own, ANN)));
        RunReport environment = ended(start(test, Mode.ESTIMATE, "environment"));
        RunReport given = ended(platform.get(Runs.class)
                .start(new RunRequest(
                                ACME, pipeline, Subject.LIVE, Mode.ESTIMATE, Map.of("region", "OR"), "given" + own, ANN)
                        .in(test)));

        assertThat(standard.run().parameters()).isEqualTo(Map.of("region", "XX"));
        assertThat(environment.run().parameters()).isEqualTo(Map.of("region", "WA"));
        assertThat(given.run().parameters()).isEqualTo(Map.of("region", "OR"));
        assertThat(environment.run().environment())
                .isEqualTo(new RunEnvironment(test, Map.of("shop", "shop", "taxman", "taxman-test")));
    }

    @Test
    void a_replay_goes_to_where_the_run_was_whatever_has_become_of_the_environment() {
        RunReport tested = ended(start(test, Mode.ESTIMATE, "first"));
        environments().change(ACME, environment(test, true, "WA", "taxman"), ANN);

        RunReport own = ended(replay(tested, ReplayRequest.Version.OWN, Mode.ESTIMATE));
        RunReport live = ended(replay(tested, ReplayRequest.Version.LIVE, Mode.RECORD));

        assertThat(own.run().environment()).isEqualTo(tested.run().environment());
        assertThat(succeeded(live)).isEqualTo(2);
        assertThat(recorded(other)).hasSize(2);
        assertThat(recorded(platform.taxman())).isEmpty();

        environments().remove(ACME, test, ANN);

        assertThat(succeeded(ended(replay(tested, ReplayRequest.Version.LIVE, Mode.ESTIMATE))))
                .isEqualTo(2);
        assertThatThrownBy(() -> replay(tested, ReplayRequest.Version.LIVE, Mode.RECORD))
                .isInstanceOf(RunRefusedException.class)
                .hasMessage("There is no environment '" + test + "'. Choose one from the list of environments.");
    }

    @Test
    void another_connection_in_an_environment_does_not_change_a_run_that_is_on()
            throws IOException, InterruptedException {
        TestPlatform.delayCalls(other, 100);
        Run run = start(test, Mode.RECORD, "slow");

        environments().change(ACME, environment(test, true, "WA", "taxman"), ANN);
        boolean wasOn = !platform.get(Runs.class)
                .find(ACME, run.id())
                .orElseThrow()
                .state()
                .isFinal();
        RunReport report = ended(run);
        TestPlatform.delayCalls(other, 0);

        assertThat(wasOn).isTrue();
        assertThat(report.run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(recorded(other)).hasSize(2);
        assertThat(recorded(platform.taxman())).isEmpty();
    }

    @Test
    void nothing_is_recorded_in_an_environment_that_only_estimates() {
        RunReport recorded = ended(start(test, Mode.RECORD, "while it may"));
        environments().change(ACME, environment(test, false, "WA", "taxman-test"), ANN);

        assertThatThrownBy(() -> start(test, Mode.RECORD, "recording"))
                .isInstanceOf(RunRefusedException.class)
                .hasMessage("Nothing may be recorded in the environment '" + test + "'. Estimate there, or allow"
                        + " recording in the environment.");
        assertThatThrownBy(() -> replay(recorded, ReplayRequest.Version.OWN, Mode.RECORD))
                .isInstanceOf(RunRefusedException.class)
                .hasMessageStartingWith("Nothing may be recorded in the environment '" + test + "'.");
        assertThat(ended(start(test, Mode.ESTIMATE, "estimating")).run().state())
                .isEqualTo(RunState.COMPLETED);
        assertThat(recorded(other)).hasSize(2);
    }

    @Test
    void a_connection_that_nothing_stands_for_is_told_before_anything_runs() {
        environments().add(ACME, new Environment("Empty", "", true, List.of(), Map.of()), ANN);

        assertThatThrownBy(() -> start("Empty", Mode.ESTIMATE, "unbound"))
                .isInstanceOfSatisfying(
                        RunRefusedException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem ->
                                        Objects.requireNonNull(problem.node()).value() + " " + problem.key())
                                .containsExactly(
                                        "apiCall-tax environment.notBound", "source-sales environment.notBound"))
                .hasMessage("The pipeline cannot run in the environment 'Empty'. Fix the errors, or choose another"
                        + " environment.");
        assertThatThrownBy(() -> start("Nowhere", Mode.ESTIMATE, "nowhere"))
                .hasMessage("There is no environment 'Nowhere'. Choose one from the list of environments.");
    }

    @Test
    void one_account_at_two_addresses_is_refused_because_what_one_has_the_other_has_not() {
        saveTaxman("one", platform.taxman(), Map.of("account", "ACME"));
        saveTaxman("two", other, Map.of("account", "ACME"));
        environments().add(ACME, environment("Two", true, "WA", "two"), ANN);

        assertThatThrownBy(() -> start("Two", Mode.RECORD, "two"))
                .isInstanceOfSatisfying(
                        RunRefusedException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem ->
                                        problem.key() + " " + problem.values().get("other"))
                                .containsExactly("environment.sameAccount one"));
    }

    @Test
    void a_schedule_runs_in_its_environment_which_then_cannot_be_removed() {
        var schedule = new Schedule(pipeline, "0 6 * * *", ZoneId.of("UTC"), Mode.ESTIMATE, Map.of(), true, test);
        platform.get(Schedules.class).save(ACME, schedule, ANN);

        assertThat(platform.get(Schedules.class).find(ACME, pipeline)).contains(schedule);
        assertThatThrownBy(() -> environments().remove(ACME, test, ANN))
                .hasMessage("The environment '" + test + "' is needed by the schedules of "
                        + platform.get(Catalogue.class)
                                .find(ACME, pipeline)
                                .orElseThrow()
                                .name()
                        + ". Choose another one there first.");
        saveTaxman("bound " + own, other, Map.of());
        environments().change(ACME, environment(test, true, "WA", "bound " + own), ANN);
        assertThatThrownBy(() -> platform.get(ConnectionEditing.class).remove(ACME, "bound " + own, ANN))
                .hasMessage("The connection 'bound " + own + "' is used by the environment " + test
                        + ". Choose another one there first.");

        platform.get(Schedules.class).remove(ACME, pipeline, ANN);
        environments().remove(ACME, test, ANN);

        assertThat(environments().find(ACME, test)).isEmpty();
    }

    @Test
    void a_back_fill_reads_and_records_in_its_environment() {
        BackFillReport begun = platform.get(BackFills.class)
                .start(new BackFillRequest(
                                ACME,
                                pipeline,
                                null,
                                "2025-01-01T00:00:00",
                                "2025-03-01T00:00:00",
                                SliceLength.of("P1M"),
                                Mode.RECORD,
                                1,
                                true,
                                Map.of(),
                                "fill" + own,
                                ANN)
                        .in(test))
                .report();

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> platform.get(BackFills.class)
                                .find(ACME, begun.backFill().id())
                                .orElseThrow()
                                .backFill()
                                .state()
                        == BackFillState.DONE);

        assertThat(recorded(other)).hasSize(2);
        assertThat(recorded(platform.taxman())).isEmpty();
        assertThat(reached(test)).isNull();
    }

    @Test
    void an_environment_says_what_is_wrong_with_it() {
        var wrong = new Environment(
                "a/b",
                "",
                true,
                List.of(
                        new Parameter("day", FieldType.Simple.DATE, "yesterday", ""),
                        new Parameter("apiKey", FieldType.Simple.STRING, "abc", "")),
                Map.of("shop", "taxman", "erp", "nowhere"));

        assertThatThrownBy(() -> environments().add(ACME, wrong, ANN))
                .satisfies(refused -> assertThat(refused.getMessage())
                        .contains(
                                "Give the environment a name of up to 60 characters, without '/' and '@'.",
                                "'yesterday' is no value of the type date, as 'day' needs one. Correct it.",
                                "'apiKey' looks like a secret, and environments are exported. Keep it in a connection.",
                                "'taxman' is of the kind http and cannot stand for 'shop', which is of the kind jdbc.",
                                "'nowhere' is to stand for 'erp', and there is no such connection. Choose one that is there.")
                        .doesNotContain("abc"));
        assertThatThrownBy(() -> environments().add(ACME, environment(test, true, "WA", "taxman"), ANN))
                .hasMessage("There is an environment '" + test + "' already. Choose another name.");
    }

    private List<RecordedDocument> recorded(TaxmanSimulator taxman) {
        return taxman.documents().stream()
                .filter(document -> document.code().startsWith(own))
                .toList();
    }

    private static Environment environment(String name, boolean records, String region, String taxman) {
        return new Environment(
                name,
                "",
                records,
                List.of(
                        new Parameter("region", FieldType.Simple.STRING, region, ""),
                        new Parameter("notOfThisPipeline", FieldType.Simple.INTEGER, "7", "")),
                Map.of("shop", "shop", "taxman", taxman));
    }

    private Run start(String environment, Mode mode, String trigger) {
        return platform.get(Runs.class)
                .start(new RunRequest(ACME, pipeline, Subject.LIVE, mode, Map.of(), trigger + own, ANN)
                        .in(environment));
    }

    private Run replay(RunReport of, ReplayRequest.Version version, Mode mode) {
        return platform.get(Runs.class)
                .replay(new ReplayRequest(
                        ACME,
                        of.run().id(),
                        new What.All(),
                        version,
                        mode,
                        UUID.randomUUID().toString(),
                        ANN))
                .run();
    }

    private static RunReport ended(Run run) {
        return platform.ended(run);
    }

    private static long succeeded(RunReport report) {
        return balance(report).count(DocumentState.SUCCEEDED);
    }

    private static Balance balance(RunReport report) {
        return Objects.requireNonNull(report.calls().get(CALL));
    }

    private @Nullable String reached(String environment) {
        SourceWatermark watermark =
                platform.get(Watermarks.class).list(ACME, pipeline, environment).getFirst();
        return watermark.value() == null ? null : watermark.value().toString();
    }

    private static Environments environments() {
        return platform.get(Environments.class);
    }

    private static Connections connections() {
        return platform.get(Connections.class);
    }

    private static Connector connector(String kind) {
        return platform.get(ConnectorCatalogue.class).get(kind);
    }

    private static void saveTaxman(String name, TaxmanSimulator taxman, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(
                Map.of("baseUrl", taxman.baseUrl().toString(), "auth", "BEARER", "token", TaxmanOptions.DEMO_KEY));
        settings.putAll(more);
        connections().save(ACME, name, connector("http"), settings, ANN);
    }

    private void sell(String order, String modified) throws SQLException {
        inShop("INSERT INTO shop.sale_%s VALUES ('%s', 1, 'WA', 10.00, TIMESTAMP '%s')"
                .formatted(own, own + "-" + order, modified));
    }

    private static void inShop(String sql) throws SQLException {
        try (var session = DriverManager.getConnection(
                        platform.database().url(),
                        DatabaseMigration.OWNER,
                        platform.database().passwords().owner());
                var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
