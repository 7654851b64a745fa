package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.engine.ledger.Chunk;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The end of a stage as one slice uses it. Used by one thread.
interface StageExit extends AutoCloseable {

    /// The call node that the intents are for; null if the stage ends in none.
    default @Nullable NodeId call() {
        return null;
    }

    /// Takes records that arrived at the end.
    void take(List<DataRecord> arrived, ChunkDraft draft);

    /// An input could not be read, and stands behind what arrived before.
    default void unreadable(UnreadableInput input) {}

    /// A record is missing among those that arrived since the last commit: it was refused on the way, or could not be
    /// read.
    ///
    /// @param refused as it was when it was refused; null if that is not known
    default void lost(@Nullable DataRecord refused) {}

    /// True if it is time for a commit.
    ///
    /// @param records how many records the stage has read since the last commit
    /// @param bytes about how large they are
    default boolean isFull(long records, long bytes) {
        return records >= 2_000 || bytes >= 8 << 20;
    }

    /// Makes durable what was taken, and says how far it got.
    ///
    /// @param input where the input goes on
    default Position secure(@Nullable String input) {
        return new Position(input, null, List.of());
    }

    /// The input is at its end and all is durable; the commit that says so comes next.
    default void complete() {}

    /// The chunk is committed.
    ///
    /// @param toSend the documents to send now
    default void committed(Chunk chunk, List<OpenDocument> toSend) throws InterruptedException {}

    /// Sends what has waited long enough.
    default void sendDue() throws InterruptedException {}

    /// Waits until the outcome of all that was sent is committed.
    default void await() throws InterruptedException {}

    /// Waits likewise, and sends what becomes due meanwhile, until nothing is out and nothing due.
    default void workOff() throws InterruptedException {}

    @Override
    default void close() {}
}
