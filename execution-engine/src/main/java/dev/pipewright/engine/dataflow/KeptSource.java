package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A source as a run has kept it: what a replay reads in its stead. Divided as that run had divided it, so that what
/// belongs together stays together, or read as one. Safe for use by many threads.
public final class KeptSource implements ReadableConnection {

    /// The ordinals of a split's records are below it: so those of several splits rise when they are read as one.
    private static final int ORDINAL_BITS = 40;

    private final SegmentStore store;
    private final Ledger ledger;
    private final List<Slice> kept;

    /// @param kept the splits in which the run read the source, whatever their fences
    public KeptSource(SegmentStore store, Ledger ledger, List<Slice> kept) {
        this.store = store;
        this.ledger = ledger;
        this.kept = List.copyOf(kept);
    }

    /// A segment of a split.
    private record Segment(Slice slice, String name, long shift) {}

    @Override
    public Schema schema(StreamRequest request) {
        return Schema.UNKNOWN;
    }

    @Override
    public List<SourceSplit> splits(StreamRequest request, int wanted) {
        if (wanted == 1) {
            return List.of(split(0, kept.size()));
        }
        return IntStream.range(0, kept.size())
                .mapToObj(number -> split(number, number + 1))
                .toList();
    }

    private static SourceSplit split(int from, int to) {
        return new SourceSplit("what was kept of parts " + (from + 1) + " to " + to, from + "-" + to);
    }

    @Override
    public Reopening reopening(StreamRequest request) {
        return Reopening.AFTER_ANY_RECORD;
    }

    @Override
    public RecordReader read(StreamRequest request, SourceSplit split, @Nullable String checkpoint) {
        String[] range = split.bounds().split("-", -1);
        var segments = new ArrayList<Segment>();
        int from = Integer.parseInt(range[0]);
        for (int number = from; number < Integer.parseInt(range[1]); number++) {
            Slice slice = kept.get(number);
            long shift = (long) (number - from) << ORDINAL_BITS;
            Position.of(ledger.progress(slice).checkpoint()).inputs(slice).stream()
                    .map(name -> new Segment(slice, name, shift))
                    .forEach(segments::add);
        }
        return new LandedReader(segments.size(), number -> content(number, segments.get(number)), checkpoint);
    }

    private ReadBatch content(int number, Segment segment) {
        Slice slice = segment.slice();
        ReadBatch read = SegmentForm.read(store.get(slice.tenant(), slice.run(), segment.name()));
        var records = new ArrayList<DataRecord>();
        for (DataRecord each : read.records()) {
            String key = number + ":" + records.size();
            records.add(new DataRecord(key, shifted(each.origin(), segment), each.fields()));
        }
        List<UnreadableInput> unreadable = read.unreadable().stream()
                .map(input -> new UnreadableInput(
                        shifted(input.origin(), segment), input.raw(), input.message(), input.order()))
                .toList();
        return new ReadBatch(records, unreadable);
    }

    private static Origin shifted(Origin origin, Segment segment) {
        return new Origin(origin.stream(), origin.ordinal() + segment.shift(), origin.position());
    }

    @Override
    public String check() {
        return "The inputs that a run has kept.";
    }

    @Override
    public List<StreamDescription> discover() {
        return List.of();
    }

    @Override
    public void close() {
        // Holds nothing open.
    }
}
