package dev.pipewright.engine.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The test suite of the reference implementation, see `jsonata-test-suite/TESTSUITE.md`.
final class OfficialSuite {

    private static final EvaluationLimits LIMITS =
            new EvaluationLimits(2_000_000, Duration.ofSeconds(5), 300, 1_000_000, 10_000_000);
    private static final Instant NOW = Instant.parse("2026-01-31T12:34:56.789Z");

    private final Way way;
    private final Path folder = folder();
    private final Map<String, JsonNode> datasets = new HashMap<>();

    /// How an expression is evaluated.
    interface Way {
        @Nullable
        Object evaluate(Compiled compiled, @Nullable Object input, Evaluation evaluation);
    }

    OfficialSuite() {
        this(Compiled::evaluate);
    }

    OfficialSuite(Way way) {
        this.way = way;
    }

    /// How a case ends.
    enum Verdict {
        RIGHT,
        /// An error, where a value was expected.
        REFUSED,
        /// A value, where another value or an error was expected.
        WRONG
    }

    /// A case and how it ended.
    ///
    /// @param id group, file and number in the file
    /// @param hasValue true if the suite expects a value, or nothing; false if it expects an error
    /// @param code the error we gave, or nothing
    /// @param expectedCode the error the suite expects, or nothing
    record Outcome(
            String id,
            String expression,
            boolean hasValue,
            Verdict verdict,
            String code,
            String expectedCode,
            String detail) {}

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(OfficialSuite.class.getResource("/jsonata-test-suite"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A case before it is evaluated.
    ///
    /// @param id group, file and number in the file
    record Case(String id, Path group, JsonNode test) {}

    List<Outcome> run() {
        return cases().stream().map(this::outcome).toList();
    }

    List<Case> cases() {
        var cases = new ArrayList<Case>();
        for (var group : children(folder.resolve("groups"))) {
            for (var file : children(group)) {
                if (!file.toString().endsWith(".json")) {
                    continue;
                }
                var content = read(file);
                String id = group.getFileName() + "/"
                        + file.getFileName().toString().replace(".json", "");
                if (content.isArray()) {
                    for (int i = 0; i < content.size(); i++) {
                        cases.add(new Case(id + "#" + i, group, content.get(i)));
                    }
                } else {
                    cases.add(new Case(id, group, content));
                }
            }
        }
        return cases;
    }

    private static List<Path> children(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        return PlainJson.MAPPER.readTree(file);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String expression(Case one) {
        JsonNode test = one.test();
        return test.has("expr-file")
                ? text(one.group().resolve(test.get("expr-file").stringValue()))
                : test.get("expr").stringValue();
    }

    private Outcome outcome(Case one) {
        String id = one.id();
        JsonNode test = one.test();
        String expression = expression(one);
        boolean hasValue = test.has("result") || test.has("undefinedResult");
        String expectedCode = test.has("code")
                ? test.get("code").stringValue()
                : test.at("/error/code").asString("");
        @Nullable Object expected = test.has("result") ? PlainJson.of(test.get("result")) : Missing.MISSING;
        try {
            @Nullable Object actual = evaluate(expression, test);
            boolean right = hasValue && Comparison.equal(expected, actual);
            String detail = "expected " + shown(expected) + " " + expectedCode + " but was " + shown(actual);
            return new Outcome(
                    id, expression, hasValue, right ? Verdict.RIGHT : Verdict.WRONG, "", expectedCode, detail);
        } catch (InvalidExpressionException e) {
            return refused(
                    id,
                    expression,
                    hasValue,
                    e.problem().code(),
                    expectedCode,
                    e.problem().message());
        } catch (EvaluationException e) {
            return refused(id, expression, hasValue, e.code(), expectedCode, String.valueOf(e.getMessage()));
        }
    }

    private static Outcome refused(
            String id, String expression, boolean hasValue, String code, String expectedCode, String message) {
        var verdict = hasValue ? Verdict.REFUSED : Verdict.RIGHT;
        return new Outcome(id, expression, hasValue, verdict, code, expectedCode, message);
    }

    private static String shown(@Nullable Object value) {
        return value == Missing.MISSING ? "nothing" : Texts.json(value, false);
    }

    private @Nullable Object evaluate(String expression, JsonNode test) {
        var compiled = Compiler.compile(expression);
        var input = input(test);
        var evaluation = new Evaluation(context(test), input);
        try {
            return way.evaluate(compiled, input, evaluation);
        } finally {
            evaluation.end();
        }
    }

    static EvaluationContext context(JsonNode test) {
        var context = EvaluationContext.of(NOW, 42).withLimits(LIMITS);
        for (var binding : test.path("bindings").properties()) {
            context = context.withVariable(binding.getKey(), PlainJson.of(binding.getValue()));
        }
        return context;
    }

    @Nullable
    Object input(JsonNode test) {
        if (test.has("data")) {
            return PlainJson.of(test.get("data"));
        }
        if (!test.has("dataset") || test.get("dataset").isNull()) {
            return Missing.MISSING;
        }
        String name = test.get("dataset").stringValue();
        return PlainJson.of(datasets.computeIfAbsent(
                name, _ -> read(folder.resolve("datasets").resolve(name + ".json"))));
    }
}
