package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.engine.ledger.Chunk;
import dev.pipewright.engine.ledger.DoubleResultException;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.NodeCounts;
import dev.pipewright.engine.ledger.OpenDocument;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.engine.plan.StageEnd;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Reads a split chunk by chunk: through the flow, into the exit, into the ledger. Used by one thread, once.
final class SliceWork {

    private static final long LARGEST_RECORD = 16L << 20;
    private static final long LARGEST_GROUP = 64L << 20;

    private final Ledger ledger;
    private final Slice slice;
    private final Stage stage;
    private final StageFlow flow;
    private final StageExit exit;
    private final BorderCutter cutter;
    private final BooleanSupplier over;
    private final SliceObserver observer;
    private final ChunkDraft draft = new ChunkDraft();
    private List<UnreadableInput> unreadable = new ArrayList<>();
    private @Nullable String position;
    private long records;
    private long bytes;

    SliceWork(
            Ledger ledger,
            Slice slice,
            Stage stage,
            StageFlow flow,
            StageExit exit,
            BorderCutter cutter,
            BooleanSupplier over,
            SliceObserver observer,
            @Nullable String position) {
        this.ledger = ledger;
        this.slice = slice;
        this.stage = stage;
        this.flow = flow;
        this.exit = exit;
        this.cutter = cutter;
        this.over = over;
        this.observer = observer;
        this.position = position;
    }

    /// A place to cut at.
    ///
    /// @param checkpoint where the input goes on behind it
    /// @param ordinal the last record before it
    private record Place(String checkpoint, long ordinal) {

        static Place behind(DataRecord record, RecordReader reader) {
            return new Place(reader.checkpointAfter(record), record.origin().ordinal());
        }
    }

    /// Reads until the input ends or the time is over. What cannot be cut is read to its end, or not at all if it is
    /// to stop before.
    void read(RecordReader reader) throws InterruptedException {
        Place end = null;
        for (ReadBatch batch = reader.next(); !batch.isEnd(); batch = reader.next()) {
            List<DataRecord> read = batch.records();
            unreadable.addAll(batch.unreadable());
            OptionalInt cut = cutter.beforeCut(read);
            int before = cut.orElse(0);
            read.subList(0, before).forEach(this::take);
            boolean last = over.getAsBoolean();
            if (cut.isPresent() && (last || exit.isFull(records, bytes))) {
                commitAt(before > 0 ? Place.behind(read.get(before - 1), reader) : end);
            }
            if (last && (cut.isPresent() || !cutter.reopens())) {
                return;
            }
            read.subList(before, read.size()).forEach(this::take);
            exit.take(flow.takeArrived(), draft);
            refuseEndlessGroup();
            exit.sendDue();
            // The next batch may begin with another group: then this is where to cut.
            end = cutter.keepsGroups() && !read.isEmpty() ? Place.behind(read.getLast(), reader) : end;
        }
        takeUnreadable(Long.MAX_VALUE);
        commit(true);
    }

    private void commitAt(@Nullable Place place) throws InterruptedException {
        if (place != null) {
            takeUnreadable(place.ordinal());
            position = place.checkpoint();
            commit(false);
        }
    }

    private void take(DataRecord record) {
        records++;
        long size = Values.size(record.fields());
        bytes += size;
        if (size > LARGEST_RECORD) {
            if (stage.countsInput()) {
                draft.count(input(), new NodeCounts(1, 0, 0, 1, 0, 0));
                draft.reject(new RejectedRecord(
                        input(),
                        "too-large",
                        "The record is larger than 16 MB. Leave out what the pipeline does not need.",
                        null,
                        record.origin(),
                        JsonValues.text(record.fields()).substring(0, 1 << 16)));
            }
            return;
        }
        if (stage.countsInput()) {
            int edges = stage.inputEdges();
            draft.count(input(), new NodeCounts(1, edges, 0, 0, 0, edges - 1L));
        }
        flow.accept(record);
    }

    /// Takes what could not be read, up to a record; the rest is behind the cut and would be read again from there.
    private void takeUnreadable(long ordinal) {
        List<UnreadableInput> later = new ArrayList<>();
        for (UnreadableInput input : unreadable) {
            if (input.origin().ordinal() > ordinal) {
                later.add(input);
            } else if (stage.countsInput()) {
                draft.count(input(), new NodeCounts(1, 0, 0, 1, 0, 0));
                draft.reject(
                        new RejectedRecord(input(), "unreadable", input.message(), null, input.origin(), input.raw()));
            }
        }
        unreadable = later;
    }

    private NodeId input() {
        return stage.input().id();
    }

    private void refuseEndlessGroup() {
        if (cutter.keepsGroups() && bytes > LARGEST_GROUP) {
            throw new SliceFailedException("More than 64 MB of records from '"
                    + stage.input().node().name() + "' belong to one group. Group by more fields, or leave out what"
                    + " the pipeline does not need.");
        }
    }

    private List<OpenDocument> commit(Chunk chunk) {
        try {
            return ledger.commit(slice, chunk);
        } catch (DoubleResultException _) {
            throw cutter.keepsGroups()
                    ? GroupBorders.comesBack("a group")
                    : new SliceFailedException("Two records arrived at '"
                            + stage.end().node().name() + "' under one name. None of them is lost or replaced;"
                            + " please report this with the pipeline.");
        }
    }

    private void tell(Chunk chunk) {
        if (stage.countsInput()) {
            observer.read(records);
        }
        switch (stage.end()) {
            case StageEnd.Call _ -> observer.formed(chunk.intents().size());
            case StageEnd.Write write ->
                observer.delivered(
                        chunk.counts().getOrDefault(write.id(), NodeCounts.ZERO).out());
            case StageEnd.Land _ -> {}
        }
    }

    private void commit(boolean ended) throws InterruptedException {
        flow.border();
        exit.take(flow.takeArrived(), draft);
        flow.takeRejected().forEach(draft::reject);
        flow.takeCounts().forEach(draft::count);
        String checkpoint = exit.secure(position).checkpoint();
        if (ended) {
            exit.complete();
        }
        Chunk chunk = draft.take(exit.call(), checkpoint, ended);
        List<OpenDocument> toSend = commit(chunk);
        tell(chunk);
        records = 0;
        bytes = 0;
        exit.committed(toSend);
    }
}
