package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.convert.RecordSize;
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
import dev.pipewright.engine.masking.LedgerMask;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.engine.plan.StageEnd;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads a split chunk by chunk: through the flow, into the exit, into the ledger. Used by one thread, once.
final class SliceWork {

    private static final long LARGEST_GROUP = 64L << 20;

    private final Ledger ledger;
    private final Slice slice;
    private final Stage stage;
    private final StageFlow flow;
    private final StageExit exit;
    private final BorderCutter cutter;
    private final BooleanSupplier over;
    private final SliceObserver observer;
    private final GroupGaps gaps;
    private final InputKeeper keeper;
    private final ChunkDraft draft;
    private final List<UnreadableInput> unreadable = new ArrayList<>();
    private final @Nullable LoadWatch watch;
    private @Nullable String position;
    private long records;
    private long bytes;

    /// Work that goes on at a position.
    ///
    /// @param boundary what the load has in common with others; null if the input is none
    /// @param mask of the run's pipeline
    SliceWork(
            Ledger ledger,
            Slice slice,
            Stage stage,
            StageFlow flow,
            StageExit exit,
            BorderCutter cutter,
            BooleanSupplier over,
            SliceObserver observer,
            InputKeeper keeper,
            Position position,
            @Nullable LoadBoundary boundary,
            LedgerMask mask) {
        this.draft = new ChunkDraft(mask);
        this.ledger = ledger;
        this.slice = slice;
        this.stage = stage;
        this.flow = flow;
        this.exit = exit;
        this.cutter = cutter;
        this.gaps = new GroupGaps(flow, cutter);
        this.over = over;
        this.observer = observer;
        this.keeper = keeper;
        this.position = position.input();
        this.watch = boundary == null ? null : new LoadWatch(boundary, position.reading(), new Onward());
    }

    private final class Onward implements LoadWatch.Way {

        @Override
        public void take(DataRecord record, boolean beginsGroup) {
            SliceWork.this.take(record, beginsGroup);
        }

        @Override
        public void leaveOut() {
            records++;
            draft.count(input(), new NodeCounts(1, 0, 1, 0, 0, 0));
        }
    }

    /// A place to cut at.
    ///
    /// @param checkpoint where the input goes on behind it
    /// @param last the last record before it
    private record Place(String checkpoint, DataRecord last) {

        static Place behind(DataRecord record, RecordReader reader) {
            return new Place(reader.checkpointAfter(record), record);
        }
    }

    /// Reads until the input ends or the time is over. What cannot be cut is read to its end, or not at all if it
    /// is to stop before.
    void read(RecordReader reader) throws InterruptedException {
        Place end = null;
        for (ReadBatch batch = reader.next(); !batch.isEnd(); batch = reader.next()) {
            List<DataRecord> read = batch.records();
            List<UnreadableInput> missing = batch.unreadable();
            unreadable.addAll(missing);
            OptionalInt cut = cutter.beforeCut(batch);
            int gap = 0;
            for (int i = 0; i < read.size(); i++) {
                DataRecord next = read.get(i);
                while (gap < missing.size() && BorderCutter.isBefore(missing.get(gap), next)) {
                    passOver(missing.get(gap++));
                }
                if (isAt(cut, i) && endsAt(i == 0 ? end : Place.behind(read.get(i - 1), reader))) {
                    return;
                }
                pass(next, cutter.isBorder(i));
            }
            missing.subList(gap, missing.size()).forEach(this::passOver);
            if (isAt(cut, read.size()) && endsAt(Place.behind(read.getLast(), reader))) {
                return;
            }
            if (!cutter.reopens() && over.getAsBoolean()) {
                return;
            }
            exit.take(flow.takeArrived(), draft);
            refuseEndlessGroup();
            exit.sendDue();
            // The next batch may begin with another group: then this is where to cut.
            end = cutter.keepsGroups() && !read.isEmpty() ? Place.behind(read.getLast(), reader) : end;
        }
        release();
        takeUnreadable(_ -> true);
        commit(true);
    }

    private void pass(DataRecord record, boolean beginsGroup) {
        if (watch == null) {
            take(record, beginsGroup);
        } else {
            watch.pass(record, beginsGroup);
        }
    }

    private void release() {
        if (watch != null) {
            watch.release();
        }
    }

    private static boolean isAt(OptionalInt cut, int index) {
        return cut.isPresent() && cut.getAsInt() == index;
    }

    /// Commits a chunk before the cut if it is time for one; true if the slice ends there.
    ///
    /// @param place where the cut is; null if no record is before it, so that a slice would end as it began
    private boolean endsAt(@Nullable Place place) throws InterruptedException {
        if (place == null) {
            return false;
        }
        release();
        boolean ends = over.getAsBoolean();
        if (ends || exit.isFull(records, bytes)) {
            takeUnreadable(input -> cutter.isBehind(input, place.last()));
            position = place.checkpoint();
            commit(false);
        }
        return ends;
    }

    /// What could not be read is missing in its group, wherever it is rejected.
    private void passOver(UnreadableInput input) {
        if (watch != null) {
            watch.gap();
        }
        exit.take(flow.takeArrived(), draft);
        exit.unreadable(input);
        gaps.unreadable(input);
    }

    private void take(DataRecord record, boolean beginsGroup) {
        gaps.next(record, beginsGroup);
        keeper.add(record);
        records++;
        long size = RecordSize.of(record.fields());
        bytes += size;
        if (size > JsonValues.MOST_BYTES) {
            refuseLarge(record);
            return;
        }
        if (stage.countsInput()) {
            int edges = stage.inputEdges();
            draft.count(input(), new NodeCounts(1, edges, 0, 0, 0, edges - 1L));
        }
        flow.accept(record);
    }

    /// Connectors refuse such records, but not each connector is ours.
    private void refuseLarge(DataRecord record) {
        String message = Sentence.of("engine.tooLarge").kept();
        var input = new UnreadableInput(record.origin(), JsonValues.text(record.fields()), message, Map.of());
        exit.take(flow.takeArrived(), draft);
        exit.unreadable(input);
        gaps.leftOut();
        reject("too-large", input);
    }

    /// Takes what could not be read and is behind the next checkpoint; the rest would be read again from there.
    private void takeUnreadable(Predicate<UnreadableInput> isBehind) {
        unreadable.stream().filter(isBehind).forEach(input -> {
            keeper.add(input);
            reject("unreadable", input);
        });
        unreadable.removeIf(isBehind);
    }

    private void reject(String code, UnreadableInput input) {
        if (stage.countsInput()) {
            draft.count(input(), new NodeCounts(1, 0, 0, 1, 0, 0));
            draft.reject(new RejectedRecord(input(), code, input.message(), null, input.origin(), input.raw()));
        }
    }

    private NodeId input() {
        return stage.input().id();
    }

    private void refuseEndlessGroup() {
        if (cutter.keepsGroups() && bytes > LARGEST_GROUP) {
            throw new SliceFailedException(Sentence.of(
                    "engine.endlessGroup", "node", stage.input().node().name()));
        }
    }

    private List<OpenDocument> commit(Chunk chunk) {
        try {
            return ledger.commit(slice, chunk);
        } catch (DoubleResultException _) {
            throw cutter.keepsGroups()
                    ? GroupBorders.comesBack()
                    : new SliceFailedException(Sentence.of(
                            "engine.doubleResult", "node", stage.end().node().name()));
        }
    }

    private void tell(Chunk chunk, int toSend) {
        if (stage.countsInput()) {
            observer.read(records);
        }
        switch (stage.end()) {
            case StageEnd.Call _ -> {
                observer.formed(chunk.intents().size());
                observer.settled(chunk.intents().size() - toSend);
            }
            case StageEnd.Write write ->
                observer.delivered(
                        chunk.counts().getOrDefault(write.id(), NodeCounts.ZERO).out());
            case StageEnd.Land _, StageEnd.Exchange _ -> {}
        }
    }

    private void commit(boolean ended) throws InterruptedException {
        flow.end();
        exit.take(flow.takeArrived(), draft);
        flow.takeRejected().forEach(draft::reject);
        flow.takeCounts().forEach(draft::count);
        flow.takeLosses().forEach(loss -> exit.lost(loss.refused()));
        Position secured = exit.secure(position).keeping(keeper.secure());
        String checkpoint = (watch == null ? secured : secured.having(watch.position())).checkpoint();
        if (ended) {
            exit.complete();
        }
        Chunk chunk = draft.take(exit.call(), stage.countsInput() ? input() : null, checkpoint, ended);
        List<OpenDocument> toSend = commit(chunk);
        tell(chunk, toSend.size());
        if (ended) {
            observer.ended();
        }
        records = 0;
        bytes = 0;
        exit.committed(chunk, toSend);
    }
}
