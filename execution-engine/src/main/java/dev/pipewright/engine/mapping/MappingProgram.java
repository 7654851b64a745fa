package dev.pipewright.engine.mapping;

import dev.pipewright.model.MappingLine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a new record out of a record, line by line. Safe for use by many threads.
///
/// The fields of the new record stand in the order of the lines. A line whose expression results in nothing leaves
/// its field out, and an object none of whose fields came about is left out too. A for-each line (`lines[] ←
/// sales`) makes a list; the lines below it see one item as context, and the whole record as `$root` and `$$`.
public final class MappingProgram {

    private final Quickened<TargetFields> fields;

    private MappingProgram(TargetFields fields) {
        this.fields = new Quickened<>(fields, TargetFields::straight);
    }

    /// Compiles lines.
    ///
    /// @throws InvalidMappingException if a line cannot be compiled, or two lines contradict each other
    public static MappingProgram compile(List<MappingLine> lines) {
        return new MappingProgram(LineTree.of(lines));
    }

    /// Maps a record.
    ///
    /// @throws EvaluationException if a value does not fit its expression; the message names the target
    public Map<String, @Nullable Object> apply(Map<String, @Nullable Object> record, EvaluationContext context) {
        var evaluation = new Evaluation(context, record);
        try {
            return fields.get().values(record, evaluation);
        } finally {
            evaluation.end();
        }
    }
}
