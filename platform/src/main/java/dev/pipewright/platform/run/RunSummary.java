package dev.pipewright.platform.run;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.ledger.RunFigures;

/// A run in a list, with the figures that tell how far it is.
///
/// @param read records read from sources, readable or not
/// @param formed documents formed, over all calls
/// @param done documents that succeeded, are unchanged or are duplicates
/// @param troubled documents settled in any other way: refused, failed, unknown, superseded or cancelled
/// @param rejected records that nodes refused
/// @param results how many results are kept with the run, for download
public record RunSummary(Run run, long read, long formed, long done, long troubled, long rejected, long results) {

    static RunSummary of(Run run, RunFigures figures) {
        return new RunSummary(
                run,
                figures.read(),
                figures.formed(),
                figures.done(),
                figures.troubled(),
                figures.rejected(),
                figures.results());
    }

    /// Documents that nothing is done for any more.
    public long settled() {
        return done + troubled;
    }
}
