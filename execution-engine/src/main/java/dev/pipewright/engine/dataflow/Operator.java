package dev.pipewright.engine.dataflow;

import dev.pipewright.model.record.DataRecord;

/// What a node does with records. Used by one thread; keeps nothing beyond a border at the
/// end of a chunk.
interface Operator {

    /// Takes a record and says to the outlet what became of it: passed on, filtered, folded into another or
    /// rejected.
    void accept(DataRecord record, Outlet out);

    /// A record is missing that might have come next: it could not be read, or was refused on the way.
    default void missing() {}

    /// All groups that were begun are complete: gives out what was held back.
    default void border(Outlet out) {}

    /// True if it matters which records come between two borders.
    default boolean formsGroups() {
        return false;
    }
}
