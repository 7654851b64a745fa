package dev.pipewright.platform.mapping;

import java.util.List;

/// What attaching a target would do.
///
/// @param fault why it cannot be attached, in a sentence; empty if it can
/// @param operations to choose from; empty if it is no OpenAPI document
/// @param operation that is looked at; empty if none is chosen yet
/// @param name what people call the target; empty if an operation has to be chosen first
/// @param fields how many there are
/// @param outranked who says what is wanted in its place, in a sentence; empty if nobody does
/// @param drift what becomes of the lines
public record TargetOffer(
        String fault,
        List<OfferedOperation> operations,
        String operation,
        String name,
        int fields,
        String outranked,
        DriftLook drift) {

    static final DriftLook NO_DRIFT = new DriftLook(0, List.of(), List.of(), 0);

    public TargetOffer {
        operations = List.copyOf(operations);
    }

    /// An operation that takes a JSON body.
    ///
    /// @param id as in `POST /orders`
    /// @param summary in the document's words; may be empty
    public record OfferedOperation(String id, String summary) {}
}
