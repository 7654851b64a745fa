package dev.pipewright.engine;

import dev.pipewright.engine.correction.RecordDiff;
import dev.pipewright.engine.correction.RecordDiff.Difference;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.EvaluationException;
import dev.pipewright.engine.mapping.InvalidMappingException;
import dev.pipewright.engine.mapping.MappingProgram;
import dev.pipewright.model.MappingTest;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Problem;
import dev.pipewright.model.Problem.Severity;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.CanonicalJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs the tests that are kept with mappings. Each runs at one moment, the beginning of 2026, with the standard
/// values of the pipeline's parameters, so that it gives the same again. Safe for use by many threads.
public final class MappingTests {

    private static final Instant MOMENT = Instant.parse("2026-01-01T00:00:00Z");
    private static final int LONGEST = 80;

    private MappingTests() {}

    /// How a test went.
    ///
    /// @param problem what is wrong; empty if it passed
    public record Outcome(String test, Optional<Problem> problem) {}

    /// What the tests of all mappings find wrong. A disabled mapping is not tested.
    public static List<Problem> problems(Pipeline pipeline) {
        List<Problem> problems = new ArrayList<>();
        for (Node node : pipeline.nodes()) {
            if (node instanceof Node.Map map && !map.disabled()) {
                run(pipeline, map).forEach(outcome -> outcome.problem().ifPresent(problems::add));
            }
        }
        return problems;
    }

    /// Runs the tests of a mapping.
    public static List<Outcome> run(Pipeline pipeline, Node.Map map) {
        var context = contextOf(pipeline);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < map.tests().size(); i++) {
            var test = map.tests().get(i);
            var values = new LinkedHashMap<String, String>();
            values.put("test", test.name());
            values.put("node", map.name());
            var key = failure(map, test, context, values);
            String field = "tests[" + i + "]";
            outcomes.add(new Outcome(
                    test.name(), key.map(found -> new Problem(Severity.ERROR, found, values, map.id(), field))));
        }
        return outcomes;
    }

    /// What a mapping gives in a test; empty if the record is refused.
    public static Optional<Map<String, @Nullable Object>> expected(
            Pipeline pipeline, Node.Map map, Map<String, @Nullable Object> input) {
        try {
            return Optional.of(MappingProgram.compile(map.lines()).apply(input, contextOf(pipeline)));
        } catch (EvaluationException | InvalidMappingException _) {
            return Optional.empty();
        }
    }

    /// What a mapping gives for the record of a test; empty if the record is refused.
    public static Optional<Map<String, @Nullable Object>> expected(Pipeline pipeline, Node.Map map, MappingTest test) {
        return expected(pipeline, map, objectOf(test.input()));
    }

    private static EvaluationContext contextOf(Pipeline pipeline) {
        return EvaluationContext.of(MOMENT, 0)
                .withParameters(RunParameters.of(pipeline, Map.of()).values());
    }

    /// The key of what is wrong; empty if the test passes.
    ///
    /// @param values gets the values of the sentence
    private static Optional<String> failure(
            Node.Map map, MappingTest test, EvaluationContext context, Map<String, String> values) {
        try {
            var found = MappingProgram.compile(map.lines()).apply(objectOf(test.input()), context);
            if (test.expected() == null) {
                return Optional.of("check.testNotRefused");
            }
            return RecordDiff.between(objectOf(test.expected()), objectOf(found)).stream()
                    .findFirst()
                    .map(difference -> differs(difference, values));
        } catch (EvaluationException e) {
            values.put("reason", Sentence.keptOf(e));
            return test.expected() == null ? Optional.empty() : Optional.of("check.testRefused");
        } catch (InvalidMappingException e) {
            values.put("reason", Sentence.keptOf(e));
            return Optional.of("check.testRefused");
        }
    }

    private static String differs(Difference difference, Map<String, String> values) {
        values.put("field", difference.change().path().toString());
        values.put("found", shown(difference.change().written().get("value")));
        values.put("expected", shown(difference.before()));
        return "check.testDiffers";
    }

    private static String shown(@Nullable Object value) {
        String text = value == null ? "nothing" : CanonicalJson.text(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /// The same values as a plain object.
    private static Map<String, @Nullable Object> objectOf(@Nullable Object value) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> object.put(String.valueOf(name), inner));
        }
        return object;
    }
}
