package dev.pipewright.benchmarks;

import com.api.jsonata4java.expressions.EvaluateException;
import com.api.jsonata4java.expressions.Expressions;
import com.api.jsonata4java.expressions.ParseException;
import com.dashjoin.jsonata.Jsonata;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.MappingProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Maps one order again and again: by hand, by our mapping, by JSONata4Java and by dashjoin. They take turns, so that a
/// slow moment of the machine hits all of them; the median counts.
public final class MappingBenchmark {

    private static final int BATCH = 200;
    private static final double TOLERANCE = 1e-9;

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final JsonNode order = readOrder();
    private final int rounds;
    private final long nanosPerRound;
    // Written so that the compiler cannot leave the work out.
    @SuppressWarnings("UnusedVariable")
    private volatile @Nullable Object last;

    /// One way of mapping the order.
    private interface Contender {
        @Nullable
        Object map();
    }

    /// A benchmark.
    ///
    /// @param rounds turns of each contender that count; a third as many before them do not
    /// @param millisPerRound processor time of each turn
    public MappingBenchmark(int rounds, long millisPerRound) {
        this.rounds = rounds;
        this.nanosPerRound = millisPerRound * 1_000_000;
    }

    /// Measures all shapes.
    public MappingFigures run() {
        var contenders = new LinkedHashMap<String, Map<String, Contender>>();
        for (var shape : MappingShape.ALL) {
            contenders.put(shape.name(), contenders(shape));
        }
        for (int i = 0; i < Math.max(3, rounds / 3); i++) {
            contenders.values().forEach(shape -> shape.values().forEach(this::rate));
        }
        var rates = new LinkedHashMap<String, Map<String, Double>>();
        contenders.forEach((name, shape) -> rates.put(name, medians(shape)));
        return new MappingFigures(lowest(rates, "handwritten"), lowest(rates, "jsonata4java"), rates);
    }

    private Map<String, Double> medians(Map<String, Contender> contenders) {
        var measured = new LinkedHashMap<String, double[]>();
        for (int i = 0; i < rounds; i++) {
            int round = i;
            contenders.forEach((name, contender) ->
                    measured.computeIfAbsent(name, _ -> new double[rounds])[round] = rate(contender));
        }
        var medians = new LinkedHashMap<String, Double>();
        measured.forEach((name, rates) -> {
            Arrays.sort(rates);
            medians.put(name, rates[rates.length / 2]);
        });
        return medians;
    }

    private static double lowest(Map<String, Map<String, Double>> rates, String other) {
        return rates.values().stream()
                .mapToDouble(
                        shape -> Objects.requireNonNull(shape.get("ours")) / Objects.requireNonNull(shape.get(other)))
                .min()
                .orElseThrow();
    }

    /// Records per second of processor time.
    private double rate(Contender contender) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long used = 0;
        long records = 0;
        while (used < nanosPerRound) {
            for (int i = 0; i < BATCH; i++) {
                last = contender.map();
            }
            records += BATCH;
            used = threads.getCurrentThreadCpuTime() - start;
        }
        return records * 1e9 / used;
    }

    private Map<String, Contender> contenders(MappingShape shape) {
        var contenders = new LinkedHashMap<String, Contender>();
        contenders.put("handwritten", () -> shape.code().map(order));
        contenders.put("ours", ours(shape));
        contenders.put("jsonata4java", jsonata4Java(shape));
        contenders.put("dashjoin", dashjoin(shape));
        var expected = mapper.valueToTree(contenders.get("handwritten").map());
        contenders.forEach((name, contender) -> {
            var actual = mapper.valueToTree(contender.map());
            if (!isSame(expected, actual)) {
                throw new IllegalStateException(
                        shape.name() + " by " + name + " gives " + actual + ", not " + expected);
            }
        });
        return contenders;
    }

    private Contender ours(MappingShape shape) {
        var program = MappingProgram.compile(shape.lines());
        var context = EvaluationContext.of(Instant.EPOCH, 0);
        @SuppressWarnings("unchecked")
        var record = (Map<String, @Nullable Object>) Objects.requireNonNull(plain(order));
        return () -> program.apply(record, context);
    }

    private Contender jsonata4Java(MappingShape shape) {
        try {
            var expression = Expressions.parse(shape.expression());
            var input = mapper.rebuild()
                    .disable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readTree(order.toString());
            return () -> {
                try {
                    return expression.evaluate(input);
                } catch (EvaluateException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Contender dashjoin(MappingShape shape) {
        var expression = Jsonata.jsonata(shape.expression() + "\n");
        var input = JsonMapper.shared().readValue(order.toString(), new TypeReference<Map<String, Object>>() {});
        return () -> expression.evaluate(input);
    }

    private JsonNode readOrder() {
        try (var in = Objects.requireNonNull(MappingBenchmark.class.getResourceAsStream("order.json"))) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            var object = new LinkedHashMap<String, @Nullable Object>();
            node.properties().forEach(field -> object.put(field.getKey(), plain(field.getValue())));
            return object;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(item -> list.add(plain(item)));
            return list;
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return number.scale() <= 0 ? (Object) number.longValueExact() : number;
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.isNull() ? null : node.stringValue();
    }

    /// Equal but for the last binary digits, which JSONata4Java and dashjoin calculate with.
    private static boolean isSame(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            return Math.abs(expected.doubleValue() - actual.doubleValue()) < TOLERANCE;
        }
        if (!expected.isContainer()) {
            return expected.equals(actual);
        }
        if (expected.size() != actual.size() || expected.isArray() != actual.isArray()) {
            return false;
        }
        if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                if (!isSame(expected.get(i), actual.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return expected.properties().stream()
                .allMatch(field -> actual.has(field.getKey()) && isSame(field.getValue(), actual.get(field.getKey())));
    }
}
