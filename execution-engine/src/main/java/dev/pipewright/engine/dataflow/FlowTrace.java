package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is told what each node does with the records of a [SampleFlow]. Used by one thread.
///
/// What came to a node is numbered from 0 in the order in which it came; what it did is told with the numbers
/// of what it
/// did it with, as far as that is known: of what leaves a join, it is not.
public interface FlowTrace {

    /// A record comes to a node.
    void came(NodeId node, String port, DataRecord record);

    /// A record leaves a node.
    ///
    /// @param of what it was made of
    void left(NodeId node, String port, DataRecord record, List<Integer> of);

    /// A record ends at a node because it is not wanted there.
    void filtered(NodeId node, List<Integer> of);

    /// A record goes into another one.
    void folded(NodeId node);

    /// A record is refused, or an input could not be read.
    ///
    /// @param record as it was when it was refused; null if it could not be read
    void refused(NodeId node, @Nullable DataRecord record, Refused why, List<Integer> of);

    /// A call would be made with a record, or was.
    ///
    /// @param request the exact bytes
    void formed(NodeId call, DocumentKey document, Payload request, int of);

    /// No call is made: what is behind it gets nothing.
    void stopped(NodeId call);

    /// Why a record is refused.
    ///
    /// @param code a short name for the cause
    /// @param message what is wrong and what to do, as [dev.pipewright.model.Sentences] reads it
    record Refused(String code, String message, @Nullable String field) {}
}
