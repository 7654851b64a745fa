package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.ORDERS_FILE;
import static dev.pipewright.platform.TestPlatform.ORDER_COUNT;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.InputRemovals;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.dataflow.SegmentStore;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.engine.ledger.Cause;
import dev.pipewright.engine.ledger.CauseKey;
import dev.pipewright.engine.ledger.DocumentQuery;
import dev.pipewright.engine.ledger.DocumentState;
import dev.pipewright.engine.ledger.TroubleSelection;
import dev.pipewright.engine.ledger.WorkFilter;
import dev.pipewright.engine.store.JdbcRunStore;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.audit.AuditEntry;
import dev.pipewright.platform.result.KeptDays;
import dev.pipewright.platform.run.AskedDifferentlyException;
import dev.pipewright.platform.run.ReplayRequest;
import dev.pipewright.platform.run.ReplayRequest.DocumentName;
import dev.pipewright.platform.run.ReplayRequest.Version;
import dev.pipewright.platform.run.ReplayRequest.What;
import dev.pipewright.platform.run.RunRefusedException;
import dev.pipewright.platform.run.RunReport;
import dev.pipewright.platform.run.RunRequest;
import dev.pipewright.platform.run.RunRequest.Subject;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.run.Runs.Started;
import dev.pipewright.platform.tenant.TenantJdbc;
import dev.pipewright.platform.tenant.Tenants;
import dev.pipewright.platform.trouble.Troubles;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplaysIT {

    private static final What ALL = new What.All();

    private TestPlatform platform;

    @BeforeEach
    void startPlatform() throws IOException {
        platform = TestPlatform.start();
        platform.publishOrders();
    }

    @AfterEach
    void stopPlatform() throws IOException {
        platform.close();
    }

    @Test
    void a_document_is_replayed_when_its_source_is_gone_and_the_replay_is_noted() throws IOException {
        RunReport first = ended(run(ORDERS_FILE, Mode.RECORD));
        platform.write(ORDERS_FILE, "");

        RunReport replay = ended(replay(first, documents("A-0003"), Version.OWN, Mode.RECORD));
        RunReport again = ended(replay(replay, ALL, Version.LIVE, Mode.ESTIMATE));

        assertThat(balance(replay).formed()).isEqualTo(1);
        assertThat(balance(replay).count(DocumentState.UNCHANGED)).isEqualTo(1);
        assertThat(replay.replay())
                .isNotNull()
                .extracting(Replay::of)
                .isEqualTo(first.run().id());
        assertThat(balance(again).formed()).isEqualTo(1);
        assertThat(again.replay()).isEqualTo(replay.replay());
        assertThat(first.replay()).isNull();
        assertThat(platform.taxman().documents())
                .hasSize(ORDER_COUNT)
                .allMatch(document -> document.timesRecorded() == 1);
        assertThat(platform.get(Audit.class).list(ACME, Long.MAX_VALUE, 10))
                .extracting(AuditEntry::person, AuditEntry::action, AuditEntry::subject)
                .contains(tuple(ANN, "run.replay", replay.run().id().toString()));
    }

    @Test
    void what_one_cause_hit_is_replayed_without_what_was_accepted_and_nothing_else() throws IOException {
        String refused = TestPlatform.orders("B", 1, 3)
                .replace("\"state\":\"WA\",\"postalCode\":\"99201\"", "\"state\":\"XX\",\"postalCode\":\"99201\"");
        platform.write("some.ndjson", TestPlatform.orders("A", 1, 3) + refused);
        RunReport first = ended(run("some.ndjson", Mode.ESTIMATE));
        Cause cause = platform.get(Troubles.class)
                .ofRun(ACME, first.run().id())
                .getFirst()
                .cause();
        var troubles = platform.get(Troubles.class);
        long accepted = troubles.documents(ACME, first.run().id(), WorkFilter.of(cause.key()), 0, 1)
                .getFirst()
                .id();
        troubles.accept(ACME, first.run().id(), new TroubleSelection.Documents(List.of(accepted)), "Not needed.", ANN);

        RunReport replay = ended(replay(first, new What.OfCause(cause.key()), Version.LIVE, Mode.RECORD));

        assertThat(cause.count()).isEqualTo(3);
        assertThat(balance(replay).formed()).isEqualTo(2);
        assertThat(balance(replay).count(DocumentState.REJECTED)).isEqualTo(2);
        assertThat(replay.isBalanced()).isTrue();
    }

    @Test
    void what_a_query_finds_is_replayed_and_nothing_else() {
        RunReport first = ended(run(ORDERS_FILE, Mode.ESTIMATE));

        assertThat(replayed(first, query("A-000*", null, null))).isEqualTo(9);
        assertThat(replayed(first, query("A-0002", null, null))).isEqualTo(1);
        assertThat(replayed(first, query(null, BigDecimal.ZERO, null))).isEqualTo(ORDER_COUNT);
        assertThatThrownBy(() -> replayed(first, query("A_000%", null, null)))
                .hasMessage("The run has nothing of that kind, or no more. Look at the run again.");
        assertThatThrownBy(() -> replayed(first, query(null, null, BigDecimal.ZERO)))
                .isInstanceOf(RunRefusedException.class);
    }

    private static What query(@Nullable String code, @Nullable BigDecimal atLeast, @Nullable BigDecimal atMost) {
        return new What.OfQuery(new DocumentQuery(null, null, code, Set.of(DocumentState.SUCCEEDED), atLeast, atMost));
    }

    private long replayed(RunReport run, What what) {
        return balance(ended(replay(run, what, Version.OWN, Mode.ESTIMATE))).formed();
    }

    @Test
    void a_replay_is_asked_for_once() {
        RunReport first = ended(run(ORDERS_FILE, Mode.ESTIMATE));
        var runs = platform.get(Runs.class);
        ReplayRequest asked = request(first, documents("A-0001"), Version.OWN, Mode.ESTIMATE, "once");

        Started one = runs.replay(asked);
        Started two = runs.replay(asked);

        assertThat(one.isNew()).isTrue();
        assertThat(two.isNew()).isFalse();
        assertThat(two.run().id()).isEqualTo(one.run().id());
        ended(one.run());
        assertThatThrownBy(() -> runs.replay(request(first, ALL, Version.OWN, Mode.ESTIMATE, "once")))
                .isInstanceOf(AskedDifferentlyException.class);
    }

    @Test
    void what_can_not_be_replayed_is_refused_with_a_sentence() {
        RunReport tried = ended(platform.get(Runs.class)
                .start(new RunRequest(
                        ACME, ORDERS, Subject.DRAFT, Mode.ESTIMATE, Map.of("file", ORDERS_FILE), "tried", ANN)));

        assertThatThrownBy(() -> replay(tried, documents("nothing"), Version.OWN, Mode.ESTIMATE))
                .isInstanceOf(RunRefusedException.class)
                .hasMessage("The run has no document 'nothing'. See its list of documents for those it has.");
        assertThatThrownBy(() -> replay(tried, cause(tried), Version.OWN, Mode.ESTIMATE))
                .hasMessage("The run has nothing of that kind, or no more. Look at the run again.");
        assertThatThrownBy(() -> platform.get(Runs.class)
                        .replay(new ReplayRequest(
                                OTHER, tried.run().id(), ALL, Version.OWN, Mode.ESTIMATE, "theirs", "eve")))
                .hasMessage("There is no such run. Choose one from the list of runs.");
    }

    @Test
    void inputs_are_dropped_after_the_days_a_tenant_chose_and_a_replay_says_so() {
        RunReport first = ended(run(ORDERS_FILE, Mode.ESTIMATE));
        RunId run = first.run().id();
        KeptDays later = keptDaysIn(Duration.ofDays(3));

        int before = later.drop(KeptDays.What.INPUTS);
        later.choose(ACME, KeptDays.What.INPUTS, 2, ANN);
        int after = later.drop(KeptDays.What.INPUTS);

        assertThat(platform.get(KeptDays.class).of(OTHER, KeptDays.What.INPUTS)).isEqualTo(7);
        assertThat(later.of(ACME, KeptDays.What.INPUTS)).isEqualTo(2);
        assertThat(before).isZero();
        assertThat(after).isEqualTo(1);
        assertThat(platform.get(SegmentStore.class).runs(ACME)).doesNotContain(run);
        assertThatThrownBy(() -> replay(first, ALL, Version.LIVE, Mode.ESTIMATE))
                .isInstanceOf(RunRefusedException.class)
                .hasMessage("What the run read is no longer kept. Start the pipeline again to read the sources"
                        + " themselves.");
    }

    private KeptDays keptDaysIn(Duration time) {
        var removals = new InputRemovals(platform.get(JdbcRunStore.class), platform.get(SegmentStore.class));
        return new KeptDays(
                platform.get(Tenants.class),
                platform.get(TenantJdbc.class),
                Map.of(KeptDays.What.INPUTS, new KeptDays.Rule(InputRemovals.DAYS, removals::drop)),
                platform.get(Audit.class),
                Clock.offset(Clock.systemUTC(), time));
    }

    private static What documents(String code) {
        return new What.Documents(List.of(new DocumentName(null, null, code)));
    }

    private static What cause(RunReport report) {
        return new What.OfCause(
                new CauseKey(report.calls().keySet().iterator().next(), DocumentState.FAILED, "none", null));
    }

    private Run run(String file, Mode mode) {
        return platform.get(Runs.class)
                .start(new RunRequest(
                        ACME,
                        ORDERS,
                        Subject.LIVE,
                        mode,
                        Map.of("file", file),
                        UUID.randomUUID().toString(),
                        ANN));
    }

    private Run replay(RunReport of, What what, Version version, Mode mode) {
        return platform.get(Runs.class)
                .replay(request(of, what, version, mode, UUID.randomUUID().toString()))
                .run();
    }

    private static ReplayRequest request(RunReport of, What what, Version version, Mode mode, String trigger) {
        return new ReplayRequest(ACME, of.run().id(), what, version, mode, trigger, ANN);
    }

    private static Balance balance(RunReport report) {
        return report.calls().values().iterator().next();
    }

    private RunReport ended(Run run) {
        RunReport report = platform.ended(run);
        assertThat(report.run().state()).isNotEqualTo(RunState.FAILED);
        return report;
    }
}
