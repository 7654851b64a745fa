package dev.pipewright.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunEnvironment;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.RunState;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.NodeId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every form of the load store promises.
public abstract class LoadStoreContract {

    protected static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00.000001Z"), ZoneOffset.UTC);
    private static final TenantId OTHER = new TenantId("other");
    private static final LoadedStream SALES = new LoadedStream("orders", new NodeId("source-sales"), "a1");
    private static final LoadedStream RETURNS = new LoadedStream("orders", new NodeId("source-returns"), "b2");

    private static final String DIGEST = "0".repeat(30) + "7f";
    private static final Reading READING = new Reading(
            7, DIGEST, 1, 2, List.of("b2", "b1"), List.of("w1"), new TreeMap<>(Map.of("2026-03-02", 4L)), 3);

    private final TenantId tenant = new TenantId(UUID.randomUUID().toString());

    /// The store under test, with [#CLOCK]; the same one within a test.
    protected abstract LoadStore store();

    /// Keeps a run, where loads need one.
    protected abstract void keep(Run run);

    @Test
    void what_a_run_reads_is_fixed_once() {
        RunId run = run();

        Load first = store().begin(tenant, run, load(SALES, null, "2026-03-02T10:00:00"));
        Load again = store().begin(tenant, run, load(SALES, null, "2026-03-02T11:00:00"));
        store().begin(tenant, run, load(RETURNS, 7L, new BigDecimal("9.5")));

        assertThat(again).isEqualTo(first).isEqualTo(load(SALES, null, "2026-03-02T10:00:00"));
        assertThat(store().of(tenant, run)).containsExactly(load(RETURNS, 7L, new BigDecimal("9.5")), first);
        assertThat(store().of(tenant, run())).isEmpty();
    }

    @Test
    void a_range_knows_nothing_of_other_loads_and_moves_no_watermark() {
        RunId before = run();
        store().begin(tenant, before, load(SALES, null, 5L));
        store().complete(tenant, before, Map.of(SALES.node(), READING));
        store().set(tenant, RETURNS, null);
        RunId run = run();

        Load kept = store().begin(tenant, run, Load.range(SALES, 2L, 4L));
        store().begin(tenant, run, Load.range(RETURNS, 2L, 4L));
        store().complete(tenant, run, Map.of(SALES.node(), READING));

        assertThat(kept).isEqualTo(Load.range(SALES, 2L, 4L));
        assertThat(store().of(tenant, run)).hasSize(2).allMatch(Load::isRange).noneMatch(Load::moved);
        assertThat(store().watermark(tenant, SALES)).contains(new Watermark(SALES, 5L, before, CLOCK.instant()));
        assertThat(store().watermark(tenant, RETURNS)).contains(new Watermark(RETURNS, null, null, CLOCK.instant()));
        assertThat(store().reachedBefore(tenant, run(), SALES)).contains(5L);
        assertThat(store().begin(tenant, run(), load(SALES, 5L, 9L)).known()).containsExactly("b1", "b2", "w1");
    }

    @Test
    void a_completed_run_moves_its_watermarks_once() {
        RunId run = run();
        store().begin(tenant, run, load(SALES, null, 5L));

        store().complete(tenant, run, Map.of());
        store().complete(tenant, run, Map.of());

        assertThat(store().watermark(tenant, SALES)).contains(new Watermark(SALES, 5L, run, CLOCK.instant()));
        assertThat(store().of(tenant, run)).singleElement().returns(true, Load::moved);
        RunId next = run();
        store().begin(tenant, next, load(SALES, 5L, 8L));
        store().complete(tenant, next, Map.of());
        store().complete(tenant, run, Map.of());
        assertThat(store().watermark(tenant, SALES)).contains(new Watermark(SALES, 8L, next, CLOCK.instant()));
    }

    @Test
    void a_watermark_that_was_set_meanwhile_stays() {
        RunId run = run();
        store().begin(tenant, run, load(SALES, null, 5L));
        store().set(tenant, SALES, 2L);

        store().complete(tenant, run, Map.of());

        assertThat(store().watermark(tenant, SALES)).contains(new Watermark(SALES, 2L, null, CLOCK.instant()));
        assertThat(store().of(tenant, run)).singleElement().returns(false, Load::moved);
    }

    @Test
    void of_two_runs_that_read_the_same_one_moves_the_watermark() {
        RunId one = run();
        RunId two = run();
        store().begin(tenant, one, load(SALES, null, 5L));
        store().begin(tenant, two, load(SALES, null, 4L));

        store().complete(tenant, one, Map.of());
        store().complete(tenant, two, Map.of());

        assertThat(store().watermark(tenant, SALES)).contains(new Watermark(SALES, 5L, one, CLOCK.instant()));
    }

    @Test
    void a_watermark_can_be_set_back_to_the_beginning() {
        store().set(tenant, SALES, "2026-03-02");
        store().set(tenant, RETURNS, "2026-03-03");

        store().set(tenant, SALES, null);

        assertThat(store().watermarks(tenant, "orders"))
                .containsExactly(
                        new Watermark(RETURNS, "2026-03-03", null, CLOCK.instant()),
                        new Watermark(SALES, null, null, CLOCK.instant()));
        RunId run = run();
        store().begin(tenant, run, load(SALES, null, "2026-03-04"));
        store().complete(tenant, run, Map.of());
        assertThat(store().watermark(tenant, SALES).orElseThrow().value()).isEqualTo("2026-03-04");
    }

    @Test
    void what_earlier_runs_reached_is_known_whatever_was_made_of_the_watermark() {
        RunId first = run();
        store().begin(tenant, first, load(SALES, null, 5L));
        store().begin(tenant, first, load(RETURNS, null, 50L));
        store().complete(tenant, first, Map.of());
        store().set(tenant, SALES, 9L);
        RunId failed = run();
        store().begin(tenant, failed, load(SALES, 9L, 11L));
        RunId second = run();
        store().begin(tenant, second, load(SALES, 9L, 12L));
        store().complete(tenant, second, Map.of());
        RunId third = run();
        store().begin(tenant, third, load(SALES, 12L, 13L));

        assertThat(store().reachedBefore(tenant, first, SALES)).isEmpty();
        assertThat(store().reachedBefore(tenant, second, SALES)).contains(5L);
        assertThat(store().reachedBefore(tenant, third, SALES)).contains(12L);
        assertThat(store().reachedBefore(tenant, third, RETURNS)).contains(50L);
        assertThat(store().reachedBefore(OTHER, third, SALES)).isEmpty();
    }

    @Test
    void the_next_load_knows_what_the_moved_one_has_read() {
        RunId first = run();
        store().begin(tenant, first, load(SALES, null, 5L));
        store().complete(tenant, first, Map.of(SALES.node(), READING));
        RunId second = run();

        Load next = store().begin(tenant, second, load(SALES, 5L, 8L));

        assertThat(next.known()).containsExactly("b1", "b2", "w1");
        assertThat(store().of(tenant, second)).containsExactly(next);
        assertThat(store().of(tenant, first)).singleElement().satisfies(load -> {
            assertThat(load.reading()).isEqualTo(new Reading(7, DIGEST, 1, 2, List.of(), List.of(), READING.days(), 3));
            assertThat(load.known()).isEmpty();
        });
        assertThat(store().begin(tenant, run(), load(SALES, 4L, 8L)).known()).isEmpty();
        assertThat(store().begin(tenant, run(), load(RETURNS, 5L, 8L)).known()).isEmpty();
    }

    @Test
    void a_load_that_does_not_move_the_watermark_changes_nothing_for_the_next() {
        RunId first = run();
        store().begin(tenant, first, load(SALES, null, 5L));
        store().complete(tenant, first, Map.of(SALES.node(), READING));
        RunId estimate = run();
        store().begin(tenant, estimate, load(SALES, 5L, 8L));
        store().certify(tenant, estimate, Map.of(SALES.node(), Reading.NONE));

        RunId next = run();
        Load begun = store().begin(tenant, next, load(SALES, 5L, 8L));
        store().set(tenant, SALES, 5L);

        assertThat(begun.known()).containsExactly("b1", "b2", "w1");
        assertThat(store().of(tenant, estimate))
                .singleElement()
                .returns(Reading.NONE, Load::reading)
                .returns(false, Load::moved);
        assertThat(store().of(tenant, next)).containsExactly(begun);
        assertThat(store().begin(tenant, run(), load(SALES, 5L, 8L)).known()).isEmpty();
    }

    @Test
    void the_loads_that_moved_a_watermark_are_told_in_their_order() {
        for (long end = 1; end <= 3; end++) {
            RunId run = run();
            store().begin(tenant, run, load(SALES, end == 1 ? null : end - 1, end));
            store().complete(tenant, run, Map.of());
        }
        store().begin(tenant, run(), load(SALES, 3L, 4L));

        assertThat(store().moved(tenant, SALES, 2)).extracting(Load::to).containsExactly(2L, 3L);
        assertThat(store().moved(tenant, SALES, 9)).extracting(Load::to).containsExactly(1L, 2L, 3L);
        assertThat(store().moved(OTHER, SALES, 9)).isEmpty();
    }

    @Test
    void a_run_that_reads_everything_moves_nothing() {
        store().complete(tenant, run(), Map.of());

        assertThat(store().watermarks(tenant, "orders")).isEmpty();
    }

    @Test
    void a_load_without_an_end_moves_nothing() {
        RunId run = run();
        store().begin(tenant, run, load(SALES, null, null));

        store().complete(tenant, run, Map.of());

        assertThat(store().watermark(tenant, SALES).map(Watermark::value)).isEmpty();
    }

    @Test
    void a_tenant_sees_its_own_watermarks_only() {
        store().set(tenant, SALES, 1L);

        assertThat(store().watermark(OTHER, SALES)).isEmpty();
        assertThat(store().watermarks(OTHER, "orders")).isEmpty();
        assertThat(store().watermarks(tenant, "returns")).isEmpty();
    }

    @Test
    void what_is_read_in_one_environment_moves_nothing_of_another() {
        var tested = new LoadedStream(RunEnvironment.scope("orders", "Test"), SALES.node(), SALES.stream());
        RunId inTest = run();
        store().begin(tenant, inTest, load(tested, null, 5L));
        store().complete(tenant, inTest, Map.of(SALES.node(), READING));

        assertThat(store().watermark(tenant, tested).map(Watermark::value)).contains(5L);
        assertThat(store().watermark(tenant, SALES)).isEmpty();
        assertThat(store().reachedBefore(tenant, run(), tested)).contains(5L);
        assertThat(store().reachedBefore(tenant, run(), SALES)).isEmpty();
        assertThat(store().moved(tenant, SALES, 10)).isEmpty();
        assertThat(store().begin(tenant, run(), load(SALES, null, 5L)).known()).isEmpty();
    }

    private static Load load(LoadedStream of, @Nullable Object since, @Nullable Object to) {
        return new Load(of, since, since, to);
    }

    private RunId run() {
        var id = new RunId(UUID.randomUUID());
        keep(new Run(
                id,
                tenant,
                "orders",
                "Orders",
                "hash",
                Mode.RECORD,
                id.toString(),
                Map.of(),
                RunState.QUEUED,
                CLOCK.instant(),
                null,
                null,
                null));
        return id;
    }
}
