package dev.pipewright.engine.preview;

import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one node did with the records of a preview.
///
/// @param in what came to it, in the order in which it came
/// @param out what left it, in the order in which it left
/// @param filtered which of `in` ended here because they are not wanted, by their numbers from 0, as far as
///     that is known
/// @param unwanted how many ended so
/// @param folded how many went into another one
/// @param requests what a call sends, or would send
public record NodeTrace(
        NodeId node,
        List<Came> in,
        List<Left> out,
        List<Refused> rejected,
        List<Integer> filtered,
        int unwanted,
        int folded,
        List<Request> requests) {

    public NodeTrace {
        in = List.copyOf(in);
        out = List.copyOf(out);
        rejected = List.copyOf(rejected);
        filtered = List.copyOf(filtered);
        requests = List.copyOf(requests);
    }

    /// A record that came to a node.
    public record Came(String port, DataRecord record) {}

    /// A record that left a node.
    ///
    /// @param of the numbers in `in` of what it was made of; empty if that is not known, or it was read here
    public record Left(String port, DataRecord record, List<Integer> of) {
        public Left {
            of = List.copyOf(of);
        }
    }

    /// A record that a node refused.
    ///
    /// @param record as it was then; absent if it could not be read
    /// @param message what is wrong and what to do, as [dev.pipewright.model.Sentences] reads it
    /// @param of as in [Left]
    public record Refused(
            @Nullable DataRecord record,
            String code,
            String message,
            @Nullable String field,
            List<Integer> of) {

        public Refused(
                @Nullable DataRecord record, String code, String message, @Nullable String field, List<Integer> of) {
            this.record = record;
            this.code = code;
            this.message = message;
            this.field = field;
            this.of = List.copyOf(of);
        }
    }

    /// A request of a call.
    ///
    /// @param document its code at the target
    /// @param json the exact text
    /// @param of the number in `in`
    public record Request(String document, String json, int of) {}
}
