package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.convert.RecordSize;
import dev.pipewright.engine.dataflow.LoadBoundary.Unit;
import dev.pipewright.engine.store.Reading;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.model.record.DataRecord;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lets through what the loads before had not seen, whole documents or single records, and takes down what was read.
/// Used by one thread.
final class LoadWatch {

    private static final long LARGEST_DOCUMENT = 64L << 20;

    private final LoadBoundary boundary;
    private final Way way;
    private final List<FieldPath> document;
    private final KnownFingerprints known;
    private final ReadingDraft draft;
    private final @Nullable GroupBorders documents;
    private final List<Passing> held = new ArrayList<>();
    private @Nullable GroupKey present;
    private long bytes;
    private boolean torn;
    private boolean tornNext;
    private boolean beginsGroup;

    private record Passing(DataRecord record, boolean beginsGroup, BigInteger hash) {}

    /// Where records go.
    interface Way {

        /// A record goes on.
        ///
        /// @param beginsGroup true if it is of another group than the last that was taken
        void take(DataRecord record, boolean beginsGroup);

        /// A record that was seen before goes no further.
        void leaveOut();
    }

    /// Goes on where a position says.
    LoadWatch(LoadBoundary boundary, @Nullable Map<?, ?> position, Way way) {
        this.boundary = boundary;
        this.way = way;
        this.document =
                boundary.changes().document().stream().map(FieldPath::of).toList();
        this.known = new KnownFingerprints(boundary.known(), position == null ? null : (String) position.get("met"));
        this.draft = new ReadingDraft(boundary, position == null ? Reading.NONE : Reading.of(position));
        // Whoever leaves out a piece of a document must be sure that it was all of it.
        this.documents = boundary.unit() == Unit.DOCUMENT && !boundary.known().isEmpty() ? new GroupBorders() : null;
    }

    /// The next record was read.
    ///
    /// @param begins true if it is of another group than the one before
    void pass(DataRecord record, boolean begins) {
        if (boundary.unit() == Unit.DOCUMENT) {
            enter(GroupKey.of(record, document));
            bytes += RecordSize.of(record.fields());
        }
        String digits = CanonicalJson.hash(record.fields()).substring(0, 32);
        held.add(new Passing(record, begins, new BigInteger(digits, 16)));
        if (boundary.unit() != Unit.DOCUMENT) {
            release();
        } else if (torn || bytes > LARGEST_DOCUMENT) {
            torn = true;
            release();
        }
    }

    private void enter(GroupKey key) {
        if (documents != null) {
            documents.isBorder(key);
        }
        if (!key.isSame(present)) {
            release();
            present = key;
            torn = tornNext;
        }
        tornNext = false;
    }

    /// Something could not be read, and may belong to the present document as well as to the next.
    void gap() {
        if (boundary.unit() == Unit.DOCUMENT) {
            torn = true;
            tornNext = true;
            release();
        }
    }

    /// A document is over: what was held back of it goes on, or was seen before.
    void release() {
        if (held.isEmpty()) {
            return;
        }
        boolean tells = boundary.unit() != Unit.NONE && !torn;
        BigInteger sum = held.stream().map(Passing::hash).reduce(BigInteger.ZERO, BigInteger::add);
        String fingerprint = tells ? fingerprint(sum) : null;
        boolean isSeen = fingerprint != null && known.meet(fingerprint);
        draft.add(held.stream().map(Passing::record).toList(), sum, fingerprint, isSeen);
        for (Passing each : held) {
            beginsGroup |= each.beginsGroup;
            if (isSeen) {
                way.leaveOut();
            } else {
                way.take(each.record, beginsGroup);
                beginsGroup = false;
            }
        }
        held.clear();
        bytes = 0;
    }

    private String fingerprint(BigInteger sum) {
        return boundary.unit() == Unit.RECORD || present == null
                ? Reading.digest(sum)
                : CanonicalJson.hash(List.of(present.text(), Reading.digest(sum), (long) held.size()))
                        .substring(0, 32);
    }

    /// How far it got, between two documents.
    Map<String, @Nullable Object> position() {
        Map<String, @Nullable Object> position =
                new LinkedHashMap<>(draft.reading().json());
        position.put("met", known.met());
        return position;
    }
}
