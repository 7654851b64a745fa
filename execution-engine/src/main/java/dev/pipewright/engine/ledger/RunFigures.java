package dev.pipewright.engine.ledger;

/// The few numbers that tell how far a run is: documents over all its calls, records over all its nodes.
///
/// @param read records read from sources, readable or not
/// @param formed documents formed
/// @param done documents that succeeded, are unchanged or are duplicates
/// @param troubled documents settled in any other way: refused, failed, unknown, superseded or cancelled
/// @param rejected records that nodes refused
/// @param results how many results are kept with the run
public record RunFigures(long read, long formed, long done, long troubled, long rejected, long results) {

    /// Nothing was done yet.
    public static final RunFigures ZERO = new RunFigures(0, 0, 0, 0, 0, 0);
}
