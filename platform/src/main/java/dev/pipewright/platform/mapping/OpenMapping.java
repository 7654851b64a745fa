package dev.pipewright.platform.mapping;

import dev.pipewright.engine.MappingTests;
import dev.pipewright.engine.RunParameters;
import dev.pipewright.engine.mapping.DrawnLine;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.InvalidExpressionException;
import dev.pipewright.engine.mapping.LineChanges;
import dev.pipewright.engine.mapping.LineSources;
import dev.pipewright.engine.mapping.Lineage;
import dev.pipewright.engine.mapping.SourceField;
import dev.pipewright.engine.mapping.WholeMapping;
import dev.pipewright.engine.mapping.assist.Suggestion;
import dev.pipewright.engine.mapping.assist.Suggestions;
import dev.pipewright.model.Edge;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.MappingTest;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.model.propagation.ExpressionTypes;
import dev.pipewright.model.propagation.SchemaPropagation;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.sensitive.Mask;
import dev.pipewright.model.wanted.Coverage;
import dev.pipewright.model.wanted.TargetSchemas;
import dev.pipewright.model.wanted.TargetTree;
import dev.pipewright.platform.mapping.LineTrials.Wanted;
import dev.pipewright.platform.mapping.SampleRecords.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One mapping while it is edited: it finds sample records once, and says what the lines do with them as often as
/// it is asked. All it does is bounded in time. Safe for use by many threads.
public final class OpenMapping {

    private final Function<Pipeline, Samples> finder;
    private final EditedMapping mapping;
    private final NodeId node;
    private final Instant now;
    private volatile @Nullable Known known;

    OpenMapping(Function<Pipeline, Samples> finder, TargetSchemas schemas, NodeId node, Instant now) {
        this.finder = finder;
        this.mapping = new EditedMapping(node, schemas);
        this.node = node;
        this.now = now;
    }

    /// The sample records, and which of their fields nobody is to see.
    private record Known(Samples samples, Set<String> sensitive) {
        Known {
            sensitive = Set.copyOf(sensitive);
        }
    }

    /// What there is to draw between. Finds sample records anew.
    public MappingLook look(Pipeline pipeline, Sentences language) {
        var found = found(pipeline).samples();
        var target = mapping.tree(pipeline);
        return new MappingLook(
                SourceRow.of(incoming(pipeline)),
                target.map(TargetRow::of).orElse(List.of()),
                target.map(TargetTree::name).orElse(""),
                fields(pipeline),
                found.records().size(),
                language.text(found.from()));
    }

    private int fields(Pipeline pipeline) {
        return Objects.hash(incoming(pipeline), mapping.tree(pipeline));
    }

    private Known found(Pipeline pipeline) {
        var samples = finder.apply(pipeline);
        var secret = SourceRow.of(incoming(pipeline, samples.records())).stream()
                .filter(SourceRow::sensitive)
                .map(SourceRow::plainPath)
                .collect(Collectors.toSet());
        var found = new Known(samples, secret);
        known = found;
        return found;
    }

    private Known known(Pipeline pipeline) {
        var found = known;
        return found == null ? found(pipeline) : found;
    }

    /// The fields of the records that come to the mapping.
    private Schema incoming(Pipeline pipeline) {
        return incoming(pipeline, records(pipeline));
    }

    private Schema incoming(Pipeline pipeline, List<DataRecord> records) {
        var agreed =
                SchemaPropagation.through(pipeline, ExpressionTypes.ofPaths()).entering(node, Edge.IN);
        return LineSources.sensitiveIn(pipeline).entering(node).marked(SampleSchema.of(agreed, records));
    }

    /// What the expression of a target can name: the fields of what it is evaluated on, those of the whole record,
    /// and the parameters.
    public Names names(Pipeline pipeline, String target) {
        var record = incoming(pipeline);
        int end = target.lastIndexOf("[].");
        if (end < 0) {
            return new Names(record, record);
        }
        var item = Lineage.itemsOf(target.substring(0, end + 2), map(pipeline).lines()).stream()
                .map(place -> at(record, place.path()))
                .findFirst()
                .orElse(Schema.UNKNOWN);
        return new Names(item, record);
    }

    /// What an expression can name.
    ///
    /// @param context the fields of what it is evaluated on: the record, or an item of a for-each
    public record Names(Schema context, Schema record) {}

    private static Schema at(Schema record, String path) {
        var schema = record;
        for (String step : path.replace("[]", "").split("\\.", -1)) {
            if (!step.equals("$")) {
                schema = schema.fields().stream()
                        .filter(field -> SourceRow.quoted(field.name()).equals(step))
                        .findFirst()
                        .map(field -> field.type().fields())
                        .orElse(Schema.UNKNOWN);
            }
        }
        return schema;
    }

    /// Its lines from and in spreadsheets.
    public MappingSheets sheets() {
        return new MappingSheets(mapping);
    }

    /// What it is to form.
    public MappingTargets targets() {
        return new MappingTargets(mapping, drifts());
    }

    /// What does not fit its source or its target.
    public MappingDrifts drifts() {
        return new MappingDrifts(mapping);
    }

    /// What the lines do with a record.
    ///
    /// @param record its number, from 0; there may be no such record
    public MappingValues values(Pipeline pipeline, int record, Sentences language) {
        return trials(pipeline, language).values(record, wanted(pipeline));
    }

    private Wanted wanted(Pipeline pipeline) {
        var map = map(pipeline);
        var coverage = mapping.tree(pipeline)
                .map(tree -> Coverage.of(tree, map.lines()))
                .orElse(new Coverage(0, 0, 0, List.of()));
        var missing = coverage.missingPaths().stream()
                .filter(path -> !map.leavesOut(path))
                .toList();
        int leftOut = coverage.missingPaths().size() - missing.size();
        return new Wanted(coverage.fields().size() - leftOut, missing, fields(pipeline));
    }

    /// What a line would give on each sample record, in place of the one for its target, or beside the others.
    public TriedLine tried(Pipeline pipeline, MappingLine line, Sentences language) {
        return trials(pipeline, language).tried(line);
    }

    private LineTrials trials(Pipeline pipeline, Sentences language) {
        var context = EvaluationContext.of(now, 0)
                .withParameters(RunParameters.of(pipeline, Map.of()).values());
        var found = known(pipeline);
        var records = found.samples().records();
        return new LineTrials(map(pipeline).lines(), records, found.sensitive(), context, language);
    }

    /// The edit that draws a line.
    ///
    /// @param source a path as a source row has it
    /// @param target a path as a target row has it
    public PipelineEdit drawn(Pipeline pipeline, String source, String target) {
        return DrawnLine.of(node, map(pipeline).lines(), source, target);
    }

    /// Lines that would fill targets without one; none if nobody says what the target wants.
    public List<SuggestedLine> suggestions(Pipeline pipeline, Sentences language) {
        var suggested = suggested(pipeline);
        var lines = new ArrayList<>(map(pipeline).lines());
        suggested.forEach(suggestion -> lines.add(suggestion.line()));
        Map<String, List<SourceField>> reads = new HashMap<>();
        Lineage.of(lines).forEach(lineage -> reads.put(lineage.target(), lineage.sources()));
        return suggested.stream()
                .map(suggestion -> new SuggestedLine(
                        suggestion.target(),
                        suggestion.expression(),
                        suggestion.confidence(),
                        language.text(suggestion.reason()),
                        reads.getOrDefault(suggestion.target(), List.of()).stream()
                                .map(LineTrials::plain)
                                .toList()))
                .toList();
    }

    private List<Suggestion> suggested(Pipeline pipeline) {
        var samples = records(pipeline).stream().map(DataRecord::fields).toList();
        return mapping.tree(pipeline)
                .map(wanted -> Suggestions.of(wanted, map(pipeline).lines(), incoming(pipeline), samples))
                .orElse(List.of());
    }

    /// The edit that accepts suggestions; empty if they are none any more.
    ///
    /// @param targets of those to accept, with the for-each lines that they stand in; all if there are none
    public Optional<PipelineEdit> accepted(Pipeline pipeline, List<String> targets) {
        var accepted = EditedMapping.wanted(
                suggested(pipeline).stream().map(Suggestion::line).toList(), targets);
        return accepted.isEmpty()
                ? Optional.empty()
                : Optional.of(DrawnLine.ofLines(node, map(pipeline).lines(), accepted));
    }

    /// The whole mapping as one document.
    public WholeMapping.Document document(Pipeline pipeline) {
        return WholeMapping.document(map(pipeline).lines());
    }

    /// What the draft takes of a document that a person wrote.
    ///
    /// @param fault what keeps it from being read; empty if nothing does
    /// @param position where, in characters from the start of the text; -1 if nothing is wrong
    /// @param remarks what has become of parts that are no lines by themselves
    /// @param edit that makes the lines those of the document; null if they are already
    public record Written(
            String fault,
            int position,
            List<String> remarks,
            @Nullable PipelineEdit edit) {}

    /// Reads a document. Lines that are not in it because it could not show them stay.
    public Written written(Pipeline pipeline, String text, Sentences language) {
        try {
            var read = WholeMapping.read(text);
            var lines = new ArrayList<>(read.lines());
            var known = lines.stream().map(MappingLine::target).collect(Collectors.toSet());
            document(pipeline).hidden().stream()
                    .filter(line -> known.add(line.target()))
                    .forEach(lines::add);
            var remarks = read.remarks().stream()
                    .map(remark -> language.text(remark.sentence()))
                    .toList();
            var edit = LineChanges.between(node, map(pipeline).lines(), lines).orElse(null);
            return new Written("", -1, remarks, edit);
        } catch (InvalidExpressionException e) {
            return new Written(e.problem().message(), e.problem().position(), List.of(), null);
        }
    }

    /// How the tests of the mapping go now.
    public List<TestOutcome> tests(Pipeline pipeline, Sentences language) {
        return MappingTests.run(pipeline, map(pipeline)).stream()
                .map(outcome -> new TestOutcome(
                        outcome.test(),
                        outcome.problem()
                                .map(problem -> language.text(new Sentence(problem.key(), problem.values())))
                                .orElse("")))
                .toList();
    }

    /// How a test goes.
    ///
    /// @param failure why it fails; empty if it passes
    public record TestOutcome(String name, String failure) {}

    /// The edit that keeps a record, with what the mapping gives for it now, as a test of the mapping; empty if
    /// there is no such record. A test stands in the pipeline, for everybody to see, so what is sensitive in the
    /// record is masked before.
    public Optional<PipelineEdit> testOf(Pipeline pipeline, int record, String name) {
        var records = records(pipeline);
        if (record >= records.size()) {
            return Optional.empty();
        }
        var map = map(pipeline);
        var mask = new Mask(LineSources.sensitiveIn(pipeline).entering(node));
        var fields = mask.of(records.get(record).fields());
        var tests = new ArrayList<>(map.tests());
        var expected = MappingTests.expected(pipeline, map, fields).orElse(null);
        tests.add(new MappingTest(name, fields, expected));
        return Optional.of(testsOf(map, tests));
    }

    /// The edit that lets a test go; empty if there is none of the name.
    public Optional<PipelineEdit> withoutTest(Pipeline pipeline, String name) {
        var map = map(pipeline);
        var tests = new ArrayList<>(map.tests());
        return tests.removeIf(test -> test.name().equals(name)) ? Optional.of(testsOf(map, tests)) : Optional.empty();
    }

    private static PipelineEdit testsOf(Node.Map map, List<MappingTest> tests) {
        return new PipelineEdit.ChangeField(map.id(), "tests", tests.isEmpty() ? null : RecordForm.ofValue(tests));
    }

    private List<DataRecord> records(Pipeline pipeline) {
        return known(pipeline).samples().records();
    }

    private Node.Map map(Pipeline pipeline) {
        return mapping.in(pipeline);
    }
}
