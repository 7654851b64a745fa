package dev.pipewright.engine.ledger;

/// What a person found out at the target about a document of which the product does not know whether it arrived.
///
/// @param isThere true if the target has it
/// @param person who says so, by name
/// @param answer what the target would have answered, as JSON, for the results of later runs in which the document is
///     unchanged; an empty object if nobody has it. Without meaning if the target does not have it.
public record Finding(boolean isThere, String person, Payload answer) {

    /// A finding without the target's answer.
    public static Finding of(boolean isThere, String person) {
        return new Finding(isThere, person, Payload.of("{}"));
    }
}
