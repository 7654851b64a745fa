package dev.pipewright.designer.canvas;

import static dev.pipewright.designer.canvas.RunningOrders.CALL;
import static dev.pipewright.designer.canvas.RunningOrders.NOON;
import static dev.pipewright.designer.canvas.RunningOrders.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.RunState;
import dev.pipewright.engine.ledger.Balance;
import dev.pipewright.model.NodeId;
import dev.pipewright.platform.run.RunOutlook;
import dev.pipewright.platform.run.RunOutlook.Basis;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestOfRunTest {

    private static final RunOutlook LAST =
            new RunOutlook(Basis.LAST_RUN, Map.of(SOURCE, 12_400L), Map.of(CALL, 12_400L));
    private static final RunOutlook RECORDS = new RunOutlook(Basis.KEPT, Map.of(SOURCE, 12_400L), Map.of());

    private final RestOfRun rest = new RestOfRun();

    @Test
    void a_source_takes_as_long_as_what_it_has_not_read_of_what_the_last_run_read() {
        running(0, LAST, 400, 0);
        running(10, LAST, 2_400, 200);

        // It reads 200 in a second, and 10,000 are left.
        assertThat(rest.of(SOURCE)).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void a_call_takes_as_long_as_all_documents_and_not_only_those_that_have_come() {
        running(0, LAST, 400, 0);
        running(10, LAST, 2_400, 200);

        // It settles 20 in a second, and of 12,400 there are 12,200 left, of which 2,200 have come.
        assertThat(rest.of(CALL)).isEqualTo(Duration.ofSeconds(610));
        assertThat(rest.ofWaiting(CALL)).isEqualTo(Duration.ofSeconds(110));
    }

    @Test
    void a_run_takes_as_long_as_what_takes_longest_in_it() {
        running(0, LAST, 400, 0);
        running(10, LAST, 2_400, 200);

        assertThat(rest.ofRun()).isEqualTo(Duration.ofSeconds(610));
    }

    @Test
    void a_run_takes_as_long_as_its_source_if_nothing_tells_how_many_documents_there_will_be() {
        running(0, RECORDS, 400, 0);
        running(10, RECORDS, 2_400, 200);

        assertThat(rest.ofRun()).isEqualTo(Duration.ofSeconds(50));
        assertThat(rest.of(CALL)).isNull();
    }

    @Test
    void what_files_hold_is_read_when_about_as_much_is_read() {
        var held = new RunOutlook(Basis.SOURCES, Map.of(SOURCE, 12_400L), Map.of());
        running(0, held, 400, 0);
        running(10, held, 10_400, 200);
        assertThat(rest.of(SOURCE)).isEqualTo(Duration.ofSeconds(2));

        running(20, held, 12_300, 400);
        assertThat(rest.of(SOURCE)).isNull();
        assertThat(rest.ofRun()).isNull();
        running(30, held, 12_500, 600);
        assertThat(rest.of(SOURCE)).isNull();
        assertThat(rest.ofWaiting()).isNotNull();
    }

    @Test
    void nobody_knows_how_long_it_takes_if_nothing_tells_how_much_there_is() {
        running(0, null, 400, 0);
        running(10, null, 2_400, 200);

        assertThat(rest.of(SOURCE)).isNull();
        assertThat(rest.ofRun()).isNull();
        assertThat(rest.ofWaiting(CALL)).isEqualTo(Duration.ofSeconds(110));
    }

    @Test
    void what_waits_in_a_run_takes_as_long_as_what_waits_at_its_slowest_call() {
        var refunds = new NodeId("apiCall-refunds");
        for (int seconds : new int[] {0, 10}) {
            Map<NodeId, Balance> calls = Map.of(
                    CALL, RunningOrders.balance(20L * seconds, 0, 400),
                    refunds, RunningOrders.balance(2L * seconds, 0, 400));
            rest.note(RunningOrders.report(RunState.RUNNING, 400, calls), null, NOON.plusSeconds(seconds));
        }

        // Of 400 each, the one has 200 left and settles 20 in a second, the other has 380 left and settles 2.
        assertThat(rest.ofWaiting(CALL)).isEqualTo(Duration.ofSeconds(10));
        assertThat(rest.ofWaiting(refunds)).isEqualTo(Duration.ofSeconds(190));
        assertThat(rest.ofWaiting()).isEqualTo(Duration.ofSeconds(190));
    }

    @Test
    void the_first_seconds_tell_nothing() {
        running(0, LAST, 400, 0);
        running(9, LAST, 2_400, 10);

        assertThat(rest.of(SOURCE)).isNull();
        assertThat(rest.of(CALL)).isNull();
        assertThat(rest.ofRun()).isNull();
    }

    @Test
    void what_passes_before_the_first_record_is_read_belongs_to_no_pace() {
        running(0, LAST, 0, 0);
        running(60, LAST, 400, 0);
        running(70, LAST, 2_400, 200);

        assertThat(rest.of(SOURCE)).isEqualTo(Duration.ofSeconds(50));
        assertThat(rest.ofRun()).isEqualTo(Duration.ofSeconds(610));
    }

    @Test
    void nobody_knows_it_while_a_call_has_settled_nothing() {
        running(0, LAST, 400, 0);
        running(10, LAST, 2_400, 0);

        assertThat(rest.of(SOURCE)).isEqualTo(Duration.ofSeconds(50));
        assertThat(rest.ofRun()).isNull();
    }

    @Test
    void nobody_knows_it_any_more_when_there_is_more_than_in_the_last_run() {
        running(0, LAST, 12_300, 0);
        running(10, LAST, 12_500, 200);

        assertThat(rest.of(SOURCE)).isNull();
        assertThat(rest.of(CALL)).isNull();
        assertThat(rest.ofRun()).isNull();
    }

    @Test
    void nobody_knows_it_while_a_source_has_not_begun() {
        var two = new RunOutlook(
                Basis.LAST_RUN, Map.of(SOURCE, 12_400L, new NodeId("source-prices"), 10L), LAST.documents());
        running(0, two, 400, 0);
        running(10, two, 2_400, 200);

        assertThat(rest.of(SOURCE)).isEqualTo(Duration.ofSeconds(50));
        assertThat(rest.ofRun()).isNull();
    }

    @Test
    void nobody_knows_it_while_nothing_has_come_to_a_call() {
        var late = new RunOutlook(
                Basis.LAST_RUN, LAST.records(), Map.of(CALL, 12_400L, new NodeId("apiCall-refunds"), 10L));
        running(0, late, 400, 0);
        running(10, late, 2_400, 200);

        assertThat(rest.of(CALL)).isEqualTo(Duration.ofSeconds(610));
        assertThat(rest.ofRun()).isNull();
    }

    @Test
    void a_source_that_waits_until_what_it_read_is_called_has_the_pace_of_its_last_minutes() {
        running(0, LAST, 1_000, 0);
        running(100, LAST, 2_000, 1_000);
        running(190, LAST, 2_000, 1_900);

        // In 190 seconds it has read 1,000.
        assertThat(rest.of(SOURCE)).isEqualTo(Duration.ofSeconds(1_976));
    }

    @Test
    void a_source_that_has_read_less_than_in_the_last_run_does_not_hold_up_the_run() {
        running(0, LAST, 12_390, 11_000);
        running(10, LAST, 12_390, 12_000);

        assertThat(rest.of(SOURCE)).isNull();
        assertThat(rest.ofRun()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void what_has_read_all_and_called_all_takes_no_time() {
        running(0, LAST, 12_400, 11_400);
        running(10, LAST, 12_400, 12_400);

        assertThat(rest.of(SOURCE)).isNull();
        assertThat(rest.of(CALL)).isNull();
        assertThat(rest.ofRun()).isNull();
    }

    @Test
    void a_run_that_rests_or_is_over_has_no_rest() {
        for (RunState state : new RunState[] {RunState.PAUSED, RunState.CANCELLING, RunState.FAILED}) {
            running(0, LAST, 400, 0);
            rest.note(RunningOrders.report(state, 200, 0, 2_400), LAST, NOON.plusSeconds(10));

            assertThat(rest.of(SOURCE)).isNull();
            assertThat(rest.ofWaiting(CALL)).isNull();
            assertThat(rest.ofRun()).isNull();
        }
    }

    private void running(int seconds, @Nullable RunOutlook outlook, long formed, long succeeded) {
        rest.note(RunningOrders.report(RunState.RUNNING, succeeded, 0, formed), outlook, NOON.plusSeconds(seconds));
    }
}
