package dev.pipewright.engine.call;

import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.model.record.DataRecord;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// A target as one call node of one run uses it. Safe for use by many threads.
public interface Target extends AutoCloseable {

    /// Forms the document a record is about. Pure: the same record gives the same document.
    Formation form(DataRecord record);

    /// When the run is to stop because too much goes wrong here.
    ErrorLimit errorLimit();

    /// Sends a document in the background and tells its outcome, once, on any thread. Returns within about a
    /// second; a slow call holds only its own place. What is in doubt is not sent where that is not safe: it is
    /// unknown. Nothing is sent that could outlive the lease.
    ///
    /// @param outcome is told exactly one outcome for each document that was taken, whatever happens; it must not
    ///     block
    /// @return zero if the document was taken; otherwise how long to wait before it may be sent
    /// @throws dev.pipewright.connectors.spi.ConnectorException if nothing can be sent before somebody acts; the
    ///     document was not sent
    /// @throws InterruptedException if interrupted while waiting; the document was not sent
    Duration send(OpenDocument document, Lease lease, Consumer<Outcome> outcome) throws InterruptedException;

    /// How many documents one call takes at most: 1 where each goes by itself.
    default int most() {
        return 1;
    }

    /// True if a document may go in one call with others.
    ///
    /// @param batch at least one, each of which may go with others
    default boolean takes(List<OpenDocument> batch, OpenDocument next) {
        return false;
    }

    /// Sends several documents in one call, as [#send(OpenDocument, Lease, Consumer)] sends one; each has an outcome of
    /// its own.
    ///
    /// @param batch at least two that go together
    default Duration send(List<OpenDocument> batch, Lease lease, Consumer<Outcome> outcome)
            throws InterruptedException {
        throw new IllegalArgumentException("one document a call, not " + batch.size());
    }

    /// Waits until all documents that were sent have their outcome.
    @Override
    void close();
}
