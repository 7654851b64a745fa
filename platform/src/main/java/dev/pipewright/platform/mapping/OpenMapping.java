package dev.pipewright.platform.mapping;

import dev.pipewright.engine.RunParameters;
import dev.pipewright.engine.mapping.DrawnLine;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.mapping.Lineage;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.model.wanted.Coverage;
import dev.pipewright.model.wanted.ManyValues;
import dev.pipewright.model.wanted.TargetSchemas;
import dev.pipewright.model.wanted.TargetTree;
import dev.pipewright.platform.mapping.LineTrials.Wanted;
import dev.pipewright.platform.mapping.SampleRecords.Samples;
import dev.pipewright.platform.mapping.TriedLine.Instead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// One mapping while it is edited: it finds sample records once, and says what the lines do with them as often as
/// it is asked. All it does is bounded in time. Safe for use by many threads.
public final class OpenMapping {

    /// An expression that reads a field and does nothing with it.
    private static final Pattern PATH = Pattern.compile("(\\$(root)?\\.)?(\\w+|`[^`]+`)(\\.(\\w+|`[^`]+`))*");

    private final EditedMapping mapping;
    private final FoundSamples samples;
    private final NodeId node;
    private final Instant now;

    OpenMapping(Function<Pipeline, Samples> finder, TargetSchemas schemas, NodeId node, Instant now) {
        this.mapping = new EditedMapping(node, schemas);
        this.samples = new FoundSamples(finder, mapping);
        this.node = node;
        this.now = now;
    }

    /// What there is to draw between. Finds sample records anew.
    public MappingLook look(Pipeline pipeline, Sentences language) {
        var found = samples.anew(pipeline).samples();
        var target = mapping.tree(pipeline);
        return new MappingLook(
                SourceRow.of(samples.incoming(pipeline)),
                target.map(TargetRow::of).orElse(List.of()),
                target.map(TargetTree::name).orElse(""),
                fields(pipeline),
                found.records().size(),
                language.text(found.from()));
    }

    private int fields(Pipeline pipeline) {
        return Objects.hash(samples.incoming(pipeline), mapping.tree(pipeline));
    }

    /// What the expression of a target can name: the fields of what it is evaluated on, those of the whole record,
    /// and the parameters.
    public Names names(Pipeline pipeline, String target) {
        var record = samples.incoming(pipeline);
        int end = target.lastIndexOf("[].");
        if (end < 0) {
            return new Names(record, record);
        }
        var item = Lineage.itemsOf(target.substring(0, end + 2), mapping.lines(pipeline)).stream()
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

    /// Lines that would fill targets without one.
    public MappingSuggestions suggestions() {
        return new MappingSuggestions(mapping, samples);
    }

    /// The whole of it as one document.
    public MappingDocument document() {
        return new MappingDocument(mapping);
    }

    /// Its tests.
    public KeptTests tests() {
        return new KeptTests(mapping, samples);
    }

    /// What the lines do with a record.
    ///
    /// @param record its number, from 0; there may be no such record
    public MappingValues values(Pipeline pipeline, int record, Sentences language) {
        return trials(pipeline, language).values(record, wanted(pipeline));
    }

    private Wanted wanted(Pipeline pipeline) {
        var map = mapping.in(pipeline);
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
        var tried = trials(pipeline, language).tried(line);
        return tried.remark().isEmpty() || itemByItem(pipeline, line).isEmpty()
                ? tried
                : tried.or(new Instead(language.text(Sentence.of("mapping.eachItem")), ""));
    }

    /// The edit that has the for-each of a line go through the list that the line reads, in place of giving the
    /// whole list; empty if that cannot be meant.
    public Optional<PipelineEdit> itemByItem(Pipeline pipeline, MappingLine line) {
        if (!PATH.matcher(line.expression().strip()).matches()) {
            return Optional.empty();
        }
        var lines = new ArrayList<>(mapping.lines(pipeline));
        lines.removeIf(other -> other.target().equals(line.target()));
        lines.add(line);
        return Lineage.of(lines).stream()
                .filter(lineage -> lineage.target().equals(line.target()))
                .flatMap(lineage -> lineage.sources().stream())
                .map(LineTrials::plain)
                .flatMap(plain -> SourceRow.of(samples.incoming(pipeline)).stream()
                        .filter(row -> row.plainPath().equals(plain)))
                .findFirst()
                .flatMap(row -> DrawnLine.itemByItem(node, mapping.lines(pipeline), row.path(), line.target()));
    }

    private LineTrials trials(Pipeline pipeline, Sentences language) {
        var context = EvaluationContext.of(now, 0)
                .withParameters(RunParameters.of(pipeline, Map.of()).values());
        var found = samples.of(pipeline);
        var wanted = mapping.tree(pipeline).orElse(new TargetTree("", List.of()));
        var one = new OneValue(ManyValues.in(wanted), samples.incoming(pipeline));
        return new LineTrials(mapping.lines(pipeline), found.records(), found.sensitive(), context, one, language);
    }

    /// The edit that draws a line.
    ///
    /// @param source a path as a source row has it
    /// @param target a path as a target row has it
    public PipelineEdit drawn(Pipeline pipeline, String source, String target) {
        return DrawnLine.of(node, mapping.lines(pipeline), source, target);
    }
}
