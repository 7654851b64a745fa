package dev.pipewright.platform.mapping;

import dev.pipewright.engine.mapping.InvalidExpressionException;
import dev.pipewright.engine.mapping.LineChanges;
import dev.pipewright.engine.mapping.WholeMapping;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.edit.PipelineEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A whole mapping as one document, to be read and written. Safe for use by many threads.
public final class MappingDocument {

    private final EditedMapping mapping;

    MappingDocument(EditedMapping mapping) {
        this.mapping = mapping;
    }

    public WholeMapping.Document of(Pipeline pipeline) {
        return WholeMapping.document(mapping.lines(pipeline));
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
            of(pipeline).hidden().stream()
                    .filter(line -> known.add(line.target()))
                    .forEach(lines::add);
            var before = mapping.lines(pipeline);
            var remarks = new ArrayList<String>();
            read.remarks().forEach(remark -> remarks.add(language.text(remark.sentence())));
            var told = read.remarks().stream().map(WholeMapping.Remark::target).collect(Collectors.toSet());
            read.lines().stream()
                    .map(MappingLine::target)
                    .filter(target -> !told.contains(target) && isTakenIn(target, before))
                    .forEach(target -> remarks.add(language.text(Sentence.of("mapping.oneLine", "target", target))));
            var edit = LineChanges.between(mapping.node(), before, lines).orElse(null);
            return new Written("", -1, remarks, edit);
        } catch (InvalidExpressionException e) {
            return new Written(e.problem().message(), e.problem().position(), List.of(), null);
        }
    }

    /// True if fields of a target have had lines of their own.
    private static boolean isTakenIn(String target, List<MappingLine> before) {
        return !target.endsWith("[]")
                && before.stream()
                        .anyMatch(line -> line.target().startsWith(target + ".")
                                || line.target().startsWith(target + "[]"));
    }
}
