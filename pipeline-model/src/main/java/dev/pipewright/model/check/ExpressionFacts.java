package dev.pipewright.model.check;

import dev.pipewright.model.MappingLine;
import java.util.List;
import java.util.Optional;

/// Tells of expressions what their text alone says.
public interface ExpressionFacts {

    /// Knows nothing; for where the expression language is not at hand.
    ExpressionFacts NONE = new ExpressionFacts() {
        @Override
        public List<FieldRead> reads(List<MappingLine> lines) {
            return List.of();
        }

        @Override
        public Optional<Boolean> constant(String condition) {
            return Optional.empty();
        }
    };

    /// The fields that lines read of the record they are given, as far as the text says which.
    List<FieldRead> reads(List<MappingLine> lines);

    /// What a condition says of every record, if it looks at nothing.
    Optional<Boolean> constant(String condition);

    /// A field that a line reads.
    ///
    /// @param target of the line
    /// @param path names from the record on, through lists unseen; at least one
    record FieldRead(String target, List<String> path) {
        public FieldRead {
            path = List.copyOf(path);
        }
    }
}
