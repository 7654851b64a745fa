package dev.pipewright.engine.mapping.assist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.call.Presets;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.MappingProgram;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.Coverage;
import dev.pipewright.model.wanted.TargetTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Measures suggestions against what people wrote down as right for orders of six systems, in
/// `suggestions/*.json`: for each target the expressions that are right; a target that is not listed has none.
class SuggestionsTest {

    private static final TargetTree TAXMAN = Presets.requestOf("taxman-v1").orElseThrow();
    private static final List<String> SYSTEMS =
            List.of("foodmart", "sap-sales-order", "netsuite-invoice", "odoo-sale-order");
    private static final List<String> OTHERS = List.of("business-central-order", "shopify-order");

    @Test
    void suggestions_cover_most_of_what_is_required_and_most_of_them_are_right() throws Exception {
        var measured = new ArrayList<Measure>();
        for (String system : SYSTEMS) {
            measured.add(measure(system));
        }
        var others = new ArrayList<Measure>();
        for (String system : OTHERS) {
            others.add(measure(system));
        }

        measured.forEach(
                measure -> assertThat(measure.coverage()).as(measure.toString()).isGreaterThanOrEqualTo(0.7));
        assertThat(share(measured)).isGreaterThanOrEqualTo(0.9);
        assertThat(share(others)).isGreaterThanOrEqualTo(0.9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"taxman-v1", "avalara-v2", "taxjar-v2", "stripe-tax"})
    void all_suggestions_for_a_target_together_are_a_mapping_that_maps_the_samples(String preset) throws Exception {
        TargetTree target = Presets.requestOf(preset).orElseThrow();
        for (String system : Stream.concat(SYSTEMS.stream(), OTHERS.stream()).toList()) {
            List<Map<String, @Nullable Object>> samples = samples(file(system));
            List<MappingLine> lines = Suggestions.of(target, List.of(), Schema.UNKNOWN, samples).stream()
                    .map(Suggestion::line)
                    .toList();

            MappingProgram program = MappingProgram.compile(lines);

            for (Map<String, @Nullable Object> sample : samples) {
                assertThat(program.apply(sample, EvaluationContext.of(Instant.EPOCH, 0)))
                        .as(preset + " of " + system)
                        .isNotEmpty();
            }
        }
    }

    private record Measure(String system, int required, int covered, int suggested, List<String> wrong) {

        double coverage() {
            return (double) covered / required;
        }

        @Override
        public String toString() {
            return "%s: %d of %d required fields covered, %d of %d suggestions right; wrong: %s"
                    .formatted(system, covered, required, suggested - wrong.size(), suggested, wrong);
        }
    }

    private static double share(List<Measure> measures) {
        int suggested = measures.stream().mapToInt(Measure::suggested).sum();
        int wrong = measures.stream().mapToInt(each -> each.wrong().size()).sum();
        return (double) (suggested - wrong) / suggested;
    }

    private static Measure measure(String system) throws Exception {
        Map<?, ?> file = file(system);
        Map<?, ?> expected = (Map<?, ?>) Objects.requireNonNull(file.get("expected"));
        List<Suggestion> suggestions = Suggestions.of(TAXMAN, List.of(), Schema.UNKNOWN, samples(file));
        List<String> wrong = suggestions.stream()
                .filter(each ->
                        !(expected.get(each.target()) instanceof List<?> right && right.contains(each.expression())))
                .map(each -> each.target() + " <- " + each.expression())
                .toList();
        List<MappingLine> right = suggestions.stream()
                .filter(each -> !wrong.contains(each.target() + " <- " + each.expression()))
                .map(Suggestion::line)
                .toList();
        Coverage coverage = Coverage.of(TAXMAN, right);
        var measure = new Measure(system, coverage.fields().size(), coverage.mapped(), suggestions.size(), wrong);
        System.out.println(measure);
        return measure;
    }

    private static Map<?, ?> file(String system) throws Exception {
        try (var in = SuggestionsTest.class.getResourceAsStream("/suggestions/" + system + ".json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return (Map<?, ?>) Objects.requireNonNull(JsonValues.parse(text));
        } catch (IOException e) {
            throw new AssertionError(system, e);
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as keys.
    private static List<Map<String, @Nullable Object>> samples(Map<?, ?> file) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(file.get("samples"));
    }
}
