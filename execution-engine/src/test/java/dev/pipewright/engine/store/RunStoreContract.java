package dev.pipewright.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Replay;
import dev.pipewright.engine.Restart;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunEnvironment;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.correction.Correction;
import dev.pipewright.engine.correction.RecordChange;
import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.engine.ledger.DocumentKey;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every form of the run store promises.
public abstract class RunStoreContract {

    protected static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000001Z");
    protected static final Clock CLOCK = Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC);
    protected static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");
    private static final RunId NO_RUN = new RunId(new UUID(0, 1));

    /// The store under test, with [#CLOCK]; the same one within a test.
    protected abstract RunStore store();

    @Test
    void a_run_is_found_as_it_was_created() {
        Run run = run(ACME, "a");

        Run created = store().create(run, "{\"nodes\":[]}");

        assertThat(created).isEqualTo(run);
        assertThat(store().find(ACME, run.id())).contains(run);
        assertThat(store().pipelineOf(ACME, run.id())).isEqualTo("{\"nodes\":[]}");
    }

    @Test
    void a_run_keeps_where_it_runs_also_when_it_moves_on() {
        Run run = run(ACME, "a");
        var environment = new RunEnvironment("Test", Map.of("erp", "erp-test", "taxman", "taxman-test"));
        store().create(
                        new Run(
                                run.id(),
                                run.tenant(),
                                run.pipelineId(),
                                run.pipelineName(),
                                run.contentHash(),
                                run.mode(),
                                run.trigger(),
                                run.parameters(),
                                run.state(),
                                run.createdAt(),
                                null,
                                null,
                                null,
                                environment),
                        "{}");

        store().move(ACME, run.id(), RunState.RUNNING, null);

        Run found = store().find(ACME, run.id()).orElseThrow();
        assertThat(found.environment()).isEqualTo(environment);
        assertThat(found.scope()).isEqualTo("foodmart@Test");
        assertThat(run.scope()).isEqualTo("foodmart");
    }

    @Test
    void a_shadow_run_is_found_but_in_no_list() {
        Run listed = store().create(run(ACME, "a"), "{}");
        Run shadow = store().create(run(ACME, Run.SHADOW + "1"), "{}");

        assertThat(store().find(ACME, shadow.id())).contains(shadow);
        assertThat(store().list(ACME, null, null, 10)).containsExactly(listed);
        assertThat(store().unfinished(ACME)).containsExactly(listed, shadow);
    }

    @Test
    void the_same_trigger_finds_the_run_it_made_before() {
        Run first = store().create(run(ACME, "schedule 12:00"), "{}");

        Run second = store().create(run(ACME, "schedule 12:00"), "{\"other\":1}");

        assertThat(second).isEqualTo(first);
        assertThat(store().list(ACME, null, null, 10)).containsExactly(first);
        assertThat(store().pipelineOf(ACME, first.id())).isEqualTo("{}");
    }

    @Test
    void the_same_trigger_of_another_tenant_is_another_trigger() {
        Run mine = store().create(run(ACME, "schedule 12:00"), "{}");

        Run theirs = store().create(run(OTHER, "schedule 12:00"), "{}");

        assertThat(theirs.id()).isNotEqualTo(mine.id());
    }

    @Test
    void a_tenant_sees_its_own_runs_only() {
        Run mine = store().create(run(ACME, "a"), "{}");

        assertThat(store().find(OTHER, mine.id())).isEmpty();
        assertThat(store().list(OTHER, null, null, 10)).isEmpty();
        assertThat(store().move(OTHER, mine.id(), RunState.RUNNING, null)).isFalse();
        assertThatThrownBy(() -> store().pipelineOf(OTHER, mine.id())).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void the_newest_runs_come_first_a_page_at_a_time() {
        Run first = store().create(run(ACME, "a"), "{}");
        Run second = store().create(run(ACME, "b"), "{}");
        Run third = store().create(run(ACME, "c"), "{}");

        List<Run> page = store().list(ACME, null, null, 2);

        assertThat(page).containsExactly(third, second);
        assertThat(store().list(ACME, null, second.id(), 2)).containsExactly(first);
        assertThat(store().list(ACME, null, first.id(), 2)).isEmpty();
    }

    @Test
    void the_runs_of_one_pipeline_can_be_listed_apart() {
        Run first = store().create(run(ACME, "orders", "a"), "{}");
        Run between = store().create(run(ACME, "returns", "b"), "{}");
        Run last = store().create(run(ACME, "orders", "c"), "{}");
        store().create(run(OTHER, "orders", "d"), "{}");

        assertThat(store().list(ACME, "orders", null, 10)).containsExactly(last, first);
        assertThat(store().list(ACME, "orders", null, 1)).containsExactly(last);
        assertThat(store().list(ACME, "orders", between.id(), 10)).containsExactly(first);
        assertThat(store().list(ACME, "nothing", null, 10)).isEmpty();
    }

    @Test
    void a_run_moves_along_its_life_and_notes_when_it_started_and_ended() {
        RunId run = store().create(run(ACME, "a"), "{}").id();

        boolean started = store().move(ACME, run, RunState.RUNNING, null);
        Run running = store().find(ACME, run).orElseThrow();
        boolean failed = store().move(ACME, run, RunState.FAILED, "The database is gone.");
        Run over = store().find(ACME, run).orElseThrow();

        assertThat(started && failed).isTrue();
        assertThat(running.startedAt()).isEqualTo(CLOCK.instant());
        assertThat(running.endedAt()).isNull();
        assertThat(over.state()).isEqualTo(RunState.FAILED);
        assertThat(over.startedAt()).isEqualTo(CLOCK.instant());
        assertThat(over.endedAt()).isEqualTo(CLOCK.instant());
        assertThat(over.failure()).isEqualTo("The database is gone.");
    }

    @Test
    void a_move_that_a_runs_life_does_not_have_changes_nothing() {
        Run run = store().create(run(ACME, "a"), "{}");

        boolean moved = store().move(ACME, run.id(), RunState.COMPLETED, null);

        assertThat(moved).isFalse();
        assertThat(store().find(ACME, run.id())).contains(run);
        assertThat(store().move(ACME, NO_RUN, RunState.RUNNING, null)).isFalse();
    }

    @Test
    void unfinished_runs_come_oldest_first() {
        Run first = store().create(run(ACME, "a"), "{}");
        Run over = store().create(run(ACME, "b"), "{}");
        Run third = store().create(run(ACME, "c"), "{}");
        store().move(ACME, over.id(), RunState.CANCELLED, null);

        assertThat(store().unfinished(ACME)).containsExactly(first, third);
    }

    @Test
    void what_a_run_does_again_is_kept_with_it() {
        RunId first = store().create(run(ACME, "a"), "{}").id();
        var only = new Selection(
                Set.of(new DocumentKey("taxman", "ACME", "SALE", "A-1")),
                Set.of(new Selection.Place("orders.csv", "line 7")),
                List.of(new Correction(
                        "ann",
                        List.of(
                                new RecordChange.Put(path("a.b"), Map.of("c", new BigDecimal("1.50"))),
                                new RecordChange.Replace(path("lines[].x"), null, 2L),
                                new RecordChange.Remove(path("d[0]"))))));

        RunId some =
                store().create(run(ACME, "b"), "{}", new Replay(first, only)).id();
        RunId all =
                store().create(run(ACME, "c"), "{}", new Replay(first, null)).id();

        assertThat(store().replay(ACME, first)).isEmpty();
        assertThat(store().replay(ACME, some)).contains(new Replay(first, only));
        assertThat(store().replay(ACME, all)).contains(new Replay(first, null));
        assertThat(store().replay(OTHER, all)).isEmpty();
    }

    private static RecordPath path(String text) {
        return RecordPath.read(text).orElseThrow();
    }

    @Test
    void inputs_are_let_go_when_they_are_old_but_not_while_they_are_replayed() {
        RunId old = over("a");
        RunId replayed = over("b");
        RunId open =
                store().create(run(ACME, "c"), "{}", new Replay(replayed, null)).id();

        store().dropInputs(ACME, CLOCK.instant().minusSeconds(1));
        boolean young = store().hasInputs(ACME, old);
        store().dropInputs(OTHER, CLOCK.instant());
        boolean ofAnother = store().hasInputs(ACME, old);
        store().dropInputs(ACME, CLOCK.instant());

        assertThat(young && ofAnother).isTrue();
        assertThat(store().hasInputs(ACME, old)).isFalse();
        assertThat(store().hasInputs(ACME, replayed)).isTrue();
        assertThat(store().hasInputs(ACME, open)).isTrue();
        assertThat(store().hasInputs(ACME, NO_RUN)).isFalse();
        store().move(ACME, open, RunState.CANCELLED, null);
        store().dropInputs(ACME, CLOCK.instant());
        assertThat(store().hasInputs(ACME, replayed)).isFalse();
    }

    private RunId over(String trigger) {
        RunId run = store().create(run(ACME, trigger), "{}").id();
        store().move(ACME, run, RunState.CANCELLED, null);
        return run;
    }

    @Test
    void a_failed_run_is_restarted_as_if_it_had_not_ended_and_that_is_kept() {
        Run run = store().create(run(ACME, "a"), "{}");
        store().move(ACME, run.id(), RunState.RUNNING, null);
        store().move(ACME, run.id(), RunState.FAILED, "The source broke.");
        Run failed = store().find(ACME, run.id()).orElseThrow();

        boolean restarted = store().restart(ACME, run.id(), "ann");
        boolean again = store().restart(ACME, run.id(), "bob");

        assertThat(restarted).isTrue();
        assertThat(again).isFalse();
        assertThat(store().find(ACME, run.id())).hasValueSatisfying(found -> {
            assertThat(found.state()).isEqualTo(RunState.QUEUED);
            assertThat(found.startedAt()).isEqualTo(failed.startedAt());
            assertThat(found.endedAt()).isNull();
            assertThat(found.failure()).isNull();
        });
        assertThat(store().unfinished(ACME)).extracting(Run::id).containsExactly(run.id());
        assertThat(store().restarts(ACME, run.id()))
                .containsExactly(new Restart(CLOCK.instant(), "ann", "The source broke."));
        assertThat(store().restarts(OTHER, run.id())).isEmpty();
    }

    @Test
    void each_restart_is_kept_the_first_one_first() {
        RunId run = store().create(run(ACME, "a"), "{}").id();
        for (String person : List.of("ann", "bob")) {
            store().move(ACME, run, RunState.FAILED, "Not for " + person + ".");
            store().restart(ACME, run, person);
        }

        assertThat(store().restarts(ACME, run))
                .extracting(Restart::person, Restart::failure)
                .containsExactly(tuple("ann", "Not for ann."), tuple("bob", "Not for bob."));
    }

    @Test
    void only_a_run_that_failed_and_has_its_inputs_is_restarted() {
        RunId cancelled = over("a");
        RunId queued = store().create(run(ACME, "b"), "{}").id();
        RunId dropped = store().create(run(ACME, "c"), "{}").id();
        store().move(ACME, dropped, RunState.FAILED, null);
        store().dropInputs(ACME, CLOCK.instant());
        RunId ofAnother = store().create(run(OTHER, "d"), "{}").id();
        store().move(OTHER, ofAnother, RunState.FAILED, null);

        assertThat(List.of(cancelled, queued, dropped, ofAnother, NO_RUN))
                .noneMatch(run -> store().restart(ACME, run, "ann"));
        assertThat(store().restarts(ACME, cancelled)).isEmpty();
    }

    @Test
    void splits_are_kept_once() {
        RunId run = store().create(run(ACME, "a"), "{}").id();
        var kept = List.of(new SourceSplit("rows 1 to 9", "1..9"), new SourceSplit("rows 10 on", "10.."));

        List<SourceSplit> first = store().saveSplits(ACME, run, "stage-1", kept);
        List<SourceSplit> second = store().saveSplits(ACME, run, "stage-1", List.of(new SourceSplit("all", "")));

        assertThat(first).isEqualTo(kept);
        assertThat(second).isEqualTo(kept);
        assertThat(store().splits(ACME, run, "stage-1")).isEqualTo(kept);
        assertThat(store().splits(ACME, run, "stage-2")).isEmpty();
        assertThat(store().splits(OTHER, run, "stage-1")).isEmpty();
    }

    @Test
    void a_missing_run_has_no_pipeline() {
        assertThat(store().find(ACME, NO_RUN)).isEmpty();
        assertThatThrownBy(() -> store().pipelineOf(ACME, NO_RUN)).hasMessage("no run " + NO_RUN);
    }

    /// A queued run; each call makes another one.
    public static Run run(TenantId tenant, String trigger) {
        return run(tenant, "foodmart", trigger);
    }

    private static Run run(TenantId tenant, String pipeline, String trigger) {
        return new Run(
                new RunId(UUID.randomUUID()),
                tenant,
                pipeline,
                "FoodMart to TAXMAN",
                "hash",
                Mode.RECORD,
                trigger,
                Map.of("from", "1997-01-01", "limit", 5L, "rate", new BigDecimal("0.25"), "dry", true),
                RunState.QUEUED,
                NOON,
                null,
                null,
                null);
    }
}
