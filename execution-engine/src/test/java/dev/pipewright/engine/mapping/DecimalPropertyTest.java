package dev.pipewright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Arithmetic against BigDecimal, on numbers of all sizes around the border between Long and BigDecimal.
class DecimalPropertyTest {

    private static final EvaluationContext CONTEXT = EvaluationContext.of(Instant.EPOCH, 0);
    private static final Map<String, BinaryOperator<BigDecimal>> OPERATORS = Map.of(
            "a + b",
            BigDecimal::add,
            "a - b",
            BigDecimal::subtract,
            "a * b",
            BigDecimal::multiply,
            "a / b",
            (a, b) -> a.divide(b, Numbers.PRECISION),
            "a % b",
            BigDecimal::remainder,
            "$round(a, 2)",
            (a, _) -> a.setScale(2, RoundingMode.HALF_EVEN),
            "$sum([a, b, a])",
            (a, b) -> a.add(b).add(a),
            "-a",
            (a, _) -> a.negate());

    private static BigDecimal random(SplittableRandom random) {
        long unscaled = random.nextInt(4) == 0 ? random.nextLong() : random.nextLong(-1_000_000, 1_000_000);
        return BigDecimal.valueOf(unscaled, random.nextInt(5));
    }

    @ParameterizedTest
    @CsvSource({"'a + b'", "'a - b'", "'a * b'", "'a / b'", "'a % b'", "'$round(a, 2)'", "'$sum([a, b, a])'", "'-a'"})
    void results_are_those_of_decimal_arithmetic(String expression) {
        var random = new SplittableRandom(42);
        var compiled = Expression.compile(expression);
        var operator = Objects.requireNonNull(OPERATORS.get(expression));

        for (int i = 0; i < 5_000; i++) {
            var a = random(random);
            var b = random(random);
            if (b.signum() == 0) {
                continue;
            }
            var input = Map.of("a", Numbers.normal(a), "b", Numbers.normal(b));

            var result = compiled.evaluate(input, CONTEXT);

            var expected = operator.apply(a, b).round(Numbers.PRECISION);
            assertThat(Numbers.decimal(result))
                    .as("%s of %s and %s", expression, a, b)
                    .isEqualByComparingTo(expected);
            assertThat(result).hasSameClassAs(Numbers.normal(expected));
        }
    }
}
