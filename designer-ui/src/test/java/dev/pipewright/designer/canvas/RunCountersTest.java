package dev.pipewright.designer.canvas;

import static dev.pipewright.designer.canvas.RunningOrders.CALL;
import static dev.pipewright.designer.canvas.RunningOrders.NOON;
import static dev.pipewright.designer.canvas.RunningOrders.SOURCE;
import static dev.pipewright.designer.canvas.RunningOrders.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.designer.canvas.LiveCounters.BoxCounters;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.engine.RunState;
import dev.pipewright.platform.run.RunOutlook;
import dev.pipewright.platform.run.RunOutlook.Basis;
import dev.pipewright.platform.run.RunReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunCountersTest {

    private final RunCounters counters = new RunCounters(
            new Formats(Locale.US, ZoneOffset.UTC), (key, value) -> value + " " + key.substring("counter.".length()));
    private final RestOfRun rest = new RestOfRun();

    @Test
    void a_box_says_what_came_left_and_was_refused_how_fast_it_goes_and_how_long_the_rest_takes() {
        var _ = shown(report(RunState.RUNNING, 0, 0, 1_500), null, NOON);

        LiveCounters shown = shown(report(RunState.RUNNING, 240, 10, 1_500), null, NOON.plusSeconds(10));

        // In ten seconds 250 of 1,500 were done with: the 1,250 that are left take 50.
        assertThat(shown.boxes())
                .containsExactly(
                        new BoxCounters(SOURCE.value(), "1,500 in", "1,500 out", "", "", "", "running"),
                        new BoxCounters(
                                CALL.value(),
                                "1,500 in",
                                "240 out",
                                "10 rejected",
                                "24 speed",
                                "50 s left",
                                "running"));
    }

    @Test
    void what_comes_to_a_box_is_told_also_if_all_of_it_leaves() {
        LiveCounters shown = shown(report(RunState.RUNNING, 1_500, 0, 1_500), null, NOON);

        assertThat(shown.boxes())
                .allMatch(box -> box.in().equals("1,500 in") && box.out().equals("1,500 out"));
    }

    @Test
    void a_run_that_is_over_has_neither_a_speed_nor_a_rest() {
        var _ = shown(report(RunState.RUNNING, 0, 0, 1_500), null, NOON);

        LiveCounters shown = shown(report(RunState.CANCELLED, 240, 10, 1_500), null, NOON.plusSeconds(10));

        assertThat(shown.boxes())
                .allMatch(box -> box.speed().isEmpty() && box.left().isEmpty());
        assertThat(shown.boxes()).extracting(BoxCounters::state).containsExactly("done", "done");
    }

    @Test
    void a_run_that_rests_has_neither_a_speed_nor_a_rest() {
        var _ = shown(report(RunState.RUNNING, 0, 0, 1_500), null, NOON);

        LiveCounters shown = shown(report(RunState.PAUSED, 240, 10, 1_500), null, NOON.plusSeconds(10));

        assertThat(shown.boxes())
                .allMatch(box -> box.speed().isEmpty() && box.left().isEmpty());
    }

    @Test
    void where_it_is_known_how_much_is_to_come_a_box_says_about_how_long_all_of_it_takes() {
        var last = new RunOutlook(Basis.LAST_RUN, Map.of(SOURCE, 12_400L), Map.of(CALL, 12_400L));
        var _ = shown(report(RunState.RUNNING, 0, 0, 400), last, NOON);

        LiveCounters shown = shown(report(RunState.RUNNING, 200, 0, 2_400), last, NOON.plusSeconds(10));

        assertThat(shown.boxes()).extracting(BoxCounters::left).containsExactly("50 s about", "10 min about");
    }

    private LiveCounters shown(RunReport report, @Nullable RunOutlook outlook, Instant now) {
        rest.note(report, outlook, now);
        return counters.of(report, rest, now);
    }
}
