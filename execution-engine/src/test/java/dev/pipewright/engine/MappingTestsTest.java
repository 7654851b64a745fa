package dev.pipewright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.engine.MappingTests.Outcome;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.MappingTest;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingTestsTest {

    private static final List<MappingLine> LINES =
            List.of(new MappingLine("code", "$string(id)"), new MappingLine("total", "price * 2"));

    private static Pipeline example() throws IOException {
        return PipelineJson.read(Files.readString(Path.of("../examples/orders-ndjson-to-taxman.pipeline.json")))
                .pipeline();
    }

    private static List<String> failures(MappingTest... tests) throws IOException {
        var pipeline = example();
        return MappingTests.run(pipeline, tested(mapping(pipeline), LINES, tests)).stream()
                .map(Outcome::problem)
                .flatMap(Optional::stream)
                .map(ProblemTexts.in(Locale.ENGLISH)::sentence)
                .toList();
    }

    private static Node.Map mapping(Pipeline pipeline) {
        return pipeline.nodes().stream()
                .filter(Node.Map.class::isInstance)
                .map(Node.Map.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Node.Map tested(Node.Map map, List<MappingLine> lines, MappingTest... tests) {
        return new Node.Map(map.header(), lines, "", Arrays.asList(tests));
    }

    @Test
    void a_test_passes_if_the_lines_give_what_it_expects() throws IOException {
        assertThat(failures(new MappingTest("one", Map.of("id", 7L, "price", 2L), Map.of("code", "7", "total", 4L))))
                .isEmpty();
    }

    @Test
    void a_test_that_fails_says_which_field_differs() throws IOException {
        assertThat(failures(new MappingTest("one", Map.of("id", 7L, "price", 2L), Map.of("code", "7", "total", 5L))))
                .containsExactly("The test 'one' of 'Form the order' fails: 'total' is 4, but 5 is expected."
                        + " Correct the line, or the test.");
    }

    @Test
    void a_test_may_expect_that_a_record_is_refused() throws IOException {
        assertThat(failures(new MappingTest("text", Map.of("id", 7L, "price", "x"), null)))
                .isEmpty();
        assertThat(failures(new MappingTest("number", Map.of("id", 7L, "price", 1L), null)))
                .containsExactly("The test 'number' of 'Form the order' fails: the record should be refused, but it"
                        + " is mapped. Correct the lines, or the test.");
    }

    @Test
    void a_test_that_fails_keeps_a_version_from_being_published() throws IOException {
        var pipeline = example();
        var map = mapping(pipeline);
        var failing =
                pipeline.withNode(tested(map, map.lines(), new MappingTest("empty", Map.of(), Map.of("code", "7"))));
        var inspection = new PipelineInspection(ConnectorCatalogue.ofProduct(), Locale.ENGLISH);

        assertThat(inspection.problems(failing, (id, number) -> Optional.empty()))
                .noneMatch(problem -> problem.key().startsWith("check.test"));
        assertThat(inspection.problemsOfVersion(failing, (id, number) -> Optional.empty()))
                .anySatisfy(problem -> assertThat(problem.key()).startsWith("check.test"));
    }

    @Test
    void tests_are_kept_in_the_file_with_null_and_all() throws IOException {
        var input = new HashMap<String, @Nullable Object>();
        input.put("id", null);
        input.put("lines", Arrays.asList(1L, null));
        var pipeline = example();
        var map = mapping(pipeline);
        var tested = pipeline.withNode(tested(
                map, map.lines(), new MappingTest("nulls", input, Map.of()), new MappingTest("refused", input, null)));

        var drawing = new Drawing(tested, Layout.EMPTY);
        var read =
                PipelineJson.read(PipelineJson.write(PipelineFile.of(drawing))).pipeline();

        assertThat(read).isEqualTo(tested);
        assertThat(mapping(read).tests()).extracting(MappingTest::input).containsOnly(input);
    }
}
