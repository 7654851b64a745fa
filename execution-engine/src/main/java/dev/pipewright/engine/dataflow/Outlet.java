package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.mapping.EvaluationException;
import dev.pipewright.engine.mapping.Expression;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import org.jspecify.annotations.Nullable;

/// Where an operator says what became of a record.
interface Outlet {

    /// The record leaves the node.
    void pass(String port, DataRecord record);

    /// The record ends here because it is not wanted.
    void filter();

    /// The record went into another one.
    void fold();

    /// More records leave than came in.
    void duplicate(long more);

    /// The record ends here because it is wrong.
    void reject(DataRecord record, Refusal refusal);

    /// Why a record is refused.
    ///
    /// @param code a short name for the cause, for grouping
    /// @param message what is wrong and what to do, in a sentence
    record Refusal(String code, String message, @Nullable String field) {

        /// An expression could not be evaluated for the record.
        static Refusal of(EvaluationException trouble) {
            return new Refusal(
                    trouble.code().equals(Expression.NO_TRUTH) ? "condition" : "expression",
                    Sentence.keptOf(trouble),
                    trouble.target().orElse(null));
        }
    }
}
