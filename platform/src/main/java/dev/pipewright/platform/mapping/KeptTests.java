package dev.pipewright.platform.mapping;

import dev.pipewright.engine.MappingTests;
import dev.pipewright.engine.mapping.LineSources;
import dev.pipewright.model.MappingTest;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.model.sensitive.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The tests of a mapping: records that are kept with what the mapping is to give for them. Safe for use by many
/// threads.
public final class KeptTests {

    private final EditedMapping mapping;
    private final FoundSamples samples;

    KeptTests(EditedMapping mapping, FoundSamples samples) {
        this.mapping = mapping;
        this.samples = samples;
    }

    /// How a test goes.
    ///
    /// @param failure why it fails; empty if it passes
    public record TestOutcome(String name, String failure) {}

    /// How they go now.
    public List<TestOutcome> outcomes(Pipeline pipeline, Sentences language) {
        return MappingTests.run(pipeline, mapping.in(pipeline)).stream()
                .map(outcome -> new TestOutcome(
                        outcome.test(),
                        outcome.problem()
                                .map(problem -> language.text(new Sentence(problem.key(), problem.values())))
                                .orElse("")))
                .toList();
    }

    /// The edit that keeps a record, with what the mapping gives for it now, as a test of the mapping; empty if
    /// there is no such record. Of tests with one name, the later ones get a number. A test stands in the
    /// pipeline, for everybody to see, so what is sensitive in the record is masked before.
    public Optional<PipelineEdit> with(Pipeline pipeline, int record, String name) {
        var records = samples.records(pipeline);
        if (record >= records.size()) {
            return Optional.empty();
        }
        var map = mapping.in(pipeline);
        var mask = new Mask(LineSources.sensitiveIn(pipeline).entering(map.id()));
        var fields = mask.of(records.get(record).fields());
        var tests = new ArrayList<>(map.tests());
        var expected = MappingTests.expected(pipeline, map, fields).orElse(null);
        tests.add(new MappingTest(free(name, tests), fields, expected));
        return Optional.of(edit(map, tests));
    }

    private static String free(String name, List<MappingTest> tests) {
        var taken = tests.stream().map(MappingTest::name).collect(Collectors.toSet());
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + " (" + number + ")";
        }
        return free;
    }

    /// The edit that has a test expect what the mapping gives now; empty if there is none of the name.
    public Optional<PipelineEdit> renewed(Pipeline pipeline, String name) {
        var map = mapping.in(pipeline);
        var tests = new ArrayList<MappingTest>();
        map.tests().forEach(test -> tests.add(test.name().equals(name) ? renewed(pipeline, map, test) : test));
        return tests.equals(map.tests()) ? Optional.empty() : Optional.of(edit(map, tests));
    }

    private static MappingTest renewed(Pipeline pipeline, Node.Map map, MappingTest test) {
        var expected = MappingTests.expected(pipeline, map, test).orElse(null);
        return new MappingTest(test.name(), test.input(), expected);
    }

    /// The edit that lets a test go; empty if there is none of the name.
    public Optional<PipelineEdit> without(Pipeline pipeline, String name) {
        var map = mapping.in(pipeline);
        var tests = new ArrayList<>(map.tests());
        return tests.removeIf(test -> test.name().equals(name)) ? Optional.of(edit(map, tests)) : Optional.empty();
    }

    private static PipelineEdit edit(Node.Map map, List<MappingTest> tests) {
        return new PipelineEdit.ChangeField(map.id(), "tests", tests.isEmpty() ? null : RecordForm.ofValue(tests));
    }
}
