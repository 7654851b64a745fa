package dev.pipewright.engine.mapping;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentence;
import java.util.List;

/// A mapping as one JSONata object, which is what its lines say together, and the way back.
///
/// The object gives what the lines give, but that lines leave out an object or list that comes to nothing. Lines
/// become a document and lines again without a change, but for their order: what belongs to one object stands
/// together.
public final class WholeMapping {

    private WholeMapping() {}

    /// The document of a mapping.
    ///
    /// @param text JSONata, ready to be read by people
    /// @param hidden the lines that are not in it: those that cannot be compiled, and those that contradict others
    public record Document(String text, List<MappingLine> hidden) {
        public Document {
            hidden = List.copyOf(hidden);
        }
    }

    /// What a document says.
    ///
    /// @param lines in the order of the document
    /// @param remarks what has become of parts that are no lines by themselves
    public record Reading(List<MappingLine> lines, List<Remark> remarks) {
        public Reading {
            lines = List.copyOf(lines);
            remarks = List.copyOf(remarks);
        }
    }

    /// Something that whoever wrote the document should know.
    ///
    /// @param target the target it is about; empty if it is about the whole
    public record Remark(String target, Sentence sentence) {}

    /// Writes lines as a document.
    public static Document document(List<MappingLine> lines) {
        return DocumentWriter.write(lines);
    }

    /// Reads a document.
    ///
    /// @throws InvalidExpressionException if it is no JSONata, or no object with named fields
    public static Reading read(String text) {
        return DocumentReader.read(text);
    }
}
