package dev.pipewright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.engine.mapping.MappingTrial.Fault;
import dev.pipewright.engine.mapping.MappingTrial.Result;
import dev.pipewright.model.MappingLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingTrialTest {

    private static final EvaluationContext CONTEXT = EvaluationContext.of(Instant.EPOCH, 1);
    private static final Map<String, @Nullable Object> ORDER =
            Map.of("id", 7L, "sales", List.of(Map.of("price", 3L), Map.of("price", "x")));

    private static MappingLine line(String target, String expression) {
        return new MappingLine(target, expression);
    }

    @Test
    void a_line_that_fails_does_not_hide_what_the_others_give() {
        var trial = MappingTrial.of(List.of(
                line("code", "id"),
                line("broken", "id +"),
                line("gone", "nothing"),
                line("lines[]", "sales"),
                line("lines[].price", "price"),
                line("lines[].net", "price * 2")));

        assertThat(trial.on(ORDER, CONTEXT, () -> true))
                .containsExactly(
                        new Result("code", 7L, null),
                        new Result(
                                "broken", Missing.MISSING, new Fault("The expression ends too early; complete it.", 4)),
                        new Result("gone", Missing.MISSING, null),
                        new Result("lines[]", List.of(Map.of("price", 3L), Map.of("price", "x")), null),
                        new Result("lines[].price", List.of(3L, "x"), null),
                        new Result(
                                "lines[].net",
                                Missing.MISSING,
                                new Fault(
                                        "'*' calculates with numbers, but on its left is 'x'; convert it with $number.",
                                        6)));
    }

    @Test
    void a_for_each_that_fails_is_not_the_fault_of_what_is_in_it() {
        var trial = MappingTrial.of(List.of(line("lines[]", "sales +"), line("lines[].a", "b")));

        assertThat(trial.on(ORDER, CONTEXT, () -> true))
                .extracting(Result::target, result -> result.fault() == null)
                .containsExactly(tuple("lines[]", false), tuple("lines[].a", true));
    }

    @Test
    void a_line_is_tried_in_the_lists_of_the_mapping_that_it_may_come_into() {
        var trial = MappingTrial.ofLine(line("lines[].price", "price & '!'"), List.of(line("lines[]", "sales")));

        assertThat(trial.on(ORDER, CONTEXT, () -> true))
                .containsExactly(new Result("lines[].price", List.of("3!", "x!"), null));
    }

    @Test
    void a_trial_is_bounded() {
        var trial = MappingTrial.of(List.of(line("n", "$count([1..100000000])")));
        var limits = new EvaluationLimits(10_000, Duration.ofMillis(200), 50, 1_000, 10_000);

        assertThat(trial.on(ORDER, CONTEXT.withLimits(limits), () -> true)
                        .getFirst()
                        .fault())
                .isNotNull();
    }
}
