package dev.pipewright.platform.mapping;

import dev.pipewright.engine.mapping.DrawnLine;
import dev.pipewright.engine.mapping.Lineage;
import dev.pipewright.engine.mapping.SourceField;
import dev.pipewright.engine.mapping.assist.Suggestion;
import dev.pipewright.engine.mapping.assist.Suggestions;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lines that would fill targets without one. Safe for use by many threads.
public final class MappingSuggestions {

    private final EditedMapping mapping;
    private final FoundSamples samples;

    MappingSuggestions(EditedMapping mapping, FoundSamples samples) {
        this.mapping = mapping;
        this.samples = samples;
    }

    /// All of them; none if nobody says what the target wants.
    public List<SuggestedLine> all(Pipeline pipeline, Sentences language) {
        var suggested = suggested(pipeline);
        var lines = new ArrayList<>(mapping.lines(pipeline));
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

    /// The edit that accepts suggestions; empty if they are none any more.
    ///
    /// @param targets of those to accept, with the for-each lines that they stand in; all if there are none
    public Optional<PipelineEdit> accepted(Pipeline pipeline, List<String> targets) {
        var accepted = EditedMapping.wanted(
                suggested(pipeline).stream().map(Suggestion::line).toList(), targets);
        return accepted.isEmpty()
                ? Optional.empty()
                : Optional.of(DrawnLine.ofLines(mapping.node(), mapping.lines(pipeline), accepted));
    }

    private List<Suggestion> suggested(Pipeline pipeline) {
        var records = samples.records(pipeline).stream().map(DataRecord::fields).toList();
        return mapping.tree(pipeline)
                .map(wanted -> Suggestions.of(wanted, mapping.lines(pipeline), samples.incoming(pipeline), records))
                .orElse(List.of());
    }
}
