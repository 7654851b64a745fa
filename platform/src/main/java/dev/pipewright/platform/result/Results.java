package dev.pipewright.platform.result;

import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.WorkFilter;
import java.io.IOException;
import java.io.OutputStream;

/// The results that runs keep. Written as a stream, so a file may be larger than the memory. Safe for use by many
/// threads.
public interface Results {

    /// Writes one line or object per document, ordered by document key, without run-specific fields.
    ///
    /// @throws ResultsDroppedException if the run is older than what is kept
    /// @throws IOException if `out` can not be written to
    void write(TenantId tenant, RunId run, ResultFormat format, OutputStream out) throws IOException;

    /// Writes the records that nodes refused, each with node, reason and raw input.
    ///
    /// @throws ResultsDroppedException if the run is older than what is kept
    /// @throws IOException if `out` can not be written to
    void writeRejected(TenantId tenant, RunId run, ResultFormat format, OutputStream out) throws IOException;

    /// Writes documents that did not get through, each with its reason, all its tries and its request.
    ///
    /// @throws ResultsDroppedException if the run is older than what is kept
    /// @throws IOException if `out` can not be written to
    void writeTroubled(TenantId tenant, RunId run, WorkFilter filter, ResultFormat format, OutputStream out)
            throws IOException;
}
