package dev.pipewright.platform.begin;

import dev.pipewright.engine.mapping.assist.Suggestion;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.wanted.Coverage;
import dev.pipewright.model.wanted.TargetField;
import java.util.List;

/// What a pipeline could be that begins with what was read.
///
/// @param name of the pipeline
/// @param target what people call it, as in `TAXMAN`
/// @param connection the saved connection to call; empty if none is called as the target is
/// @param groupBy the fields that name a document, in a source that has a record for each line; empty if each record is
///     a document
/// @param suggestions the lines that were found, with their reasons
/// @param lines all lines of the mapping: those given and those suggested
/// @param coverage of the fields that the target requires
/// @param missing those that nothing fills
public record Offer(
        String name,
        String target,
        String connection,
        List<String> groupBy,
        List<Suggestion> suggestions,
        List<MappingLine> lines,
        Coverage coverage,
        List<TargetField> missing) {

    public Offer {
        groupBy = List.copyOf(groupBy);
        suggestions = List.copyOf(suggestions);
        lines = List.copyOf(lines);
        missing = List.copyOf(missing);
    }
}
