package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.http.CallLimits;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Caller BIG = caller("big", 1);
    private static final Caller BIG_TOO = caller("big", 2);
    private static final Caller SMALL = caller("small", 3);

    private final Turns turns = new Turns();
    private final Map<Turns.Turn, Caller> waiting = new LinkedHashMap<>();
    private final List<Caller> woken = new ArrayList<>();

    @Test
    void tenants_take_turns_however_many_callers_they_have() {
        join(BIG, BIG, BIG, SMALL);

        assertThat(served(6)).containsExactly(BIG, SMALL, BIG, SMALL, BIG, SMALL);
    }

    @Test
    void the_runs_of_a_tenant_take_turns() {
        join(BIG, BIG, BIG, BIG_TOO);

        assertThat(served(4)).containsExactly(BIG, BIG_TOO, BIG, BIG_TOO);
    }

    @Test
    void who_comes_late_has_saved_nothing() {
        join(BIG);
        served(10);
        join(SMALL);

        assertThat(served(5)).containsExactly(SMALL, BIG, SMALL, BIG, SMALL);
    }

    @Test
    void who_calls_on_another_node_too_has_half_as_many_turns_here() {
        turns.spread(Map.of(BIG.tenant(), 2, SMALL.tenant(), 1));
        join(BIG, SMALL);

        assertThat(served(300)).filteredOn(SMALL::equals).hasSize(200);
    }

    @Test
    void when_somebody_leaves_the_next_is_woken() {
        join(BIG, SMALL);
        Turns.Turn first = first();
        woken.clear();

        turns.leave(first);

        assertThat(woken).containsExactly(SMALL);
    }

    private void join(Caller... callers) {
        for (Caller caller : callers) {
            waiting.put(turns.join(caller, () -> woken.add(caller)), caller);
        }
    }

    private Turns.Turn first() {
        return waiting.keySet().stream().filter(turns::isFirst).findFirst().orElseThrow();
    }

    /// Serves so many times; who was served comes again at once.
    private List<Caller> served(int times) {
        var served = new ArrayList<Caller>();
        for (int i = 0; i < times; i++) {
            Turns.Turn first = first();
            Caller caller = Objects.requireNonNull(waiting.get(first));
            turns.made(caller);
            turns.leave(first);
            waiting.remove(first);
            served.add(caller);
            join(caller);
        }
        return served;
    }

    private static Caller caller(String tenant, int run) {
        return new Caller(new TenantId(tenant), new RunId(new UUID(0, run)), CallLimits.ofPlaces(1));
    }
}
