package dev.pipewright.engine.call;

import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.Outcome;
import dev.pipewright.model.record.DataRecord;
import java.util.function.Consumer;

/// A target as one call node of one run uses it. Safe for use by many threads.
public interface Target extends AutoCloseable {

    /// Forms the document a record is about. Pure: the same record gives the same document.
    Formation form(DataRecord record);

    /// Sends a document in the background and tells its outcome, once, on another thread. Returns at once while the
    /// connection allows one more call, and waits for a free place otherwise; a slow call holds only its own place.
    ///
    /// @param outcome is told exactly one outcome for each document, also after trouble; it must not block
    /// @throws InterruptedException if interrupted while waiting; the document was not sent
    void send(OpenDocument document, Consumer<Outcome> outcome) throws InterruptedException;

    /// Waits until all documents that were sent have their outcome.
    @Override
    void close();
}
