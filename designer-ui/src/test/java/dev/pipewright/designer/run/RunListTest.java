package dev.pipewright.designer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.RunState;
import dev.pipewright.platform.run.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunListTest {

    private static final Instant NOON = Instant.parse("1997-01-31T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOON);

    @Test
    void a_run_under_way_makes_the_list_new_each_second_though_no_run_changes() {
        RunList first = listOf(RunState.RUNNING, RunState.COMPLETED);
        clock.pass(Duration.ofMillis(400));
        RunList soon = listOf(RunState.RUNNING, RunState.COMPLETED);
        clock.pass(Duration.ofMillis(600));
        RunList later = listOf(RunState.RUNNING, RunState.COMPLETED);

        assertThat(soon).isEqualTo(first);
        assertThat(later.now()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void a_list_of_runs_that_are_over_does_not_change_any_more() {
        RunList over = listOf(RunState.COMPLETED, RunState.FAILED);
        clock.pass(Duration.ofHours(1));

        assertThat(listOf(RunState.COMPLETED, RunState.FAILED)).isEqualTo(over);
    }

    private RunList listOf(RunState... states) {
        var runs = List.of(states).stream()
                .map(state -> new RunSummary(SampleRun.in(state), 100, 10, 9, 1, 0, 9))
                .toList();
        return RunList.of(runs, clock);
    }
}
