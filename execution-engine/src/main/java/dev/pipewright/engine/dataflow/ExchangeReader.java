package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.engine.dataflow.SegmentForm.Entry;
import dev.pipewright.engine.dataflow.SortedMerge.Taken;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what stages kept for an exchange, all in one order. More runs than can be open at once are first merged into
/// fewer. A record's key is its number in all of them. A checkpoint says where in each run to go on, and names the runs
/// if they are merged ones.
final class ExchangeReader implements RecordReader {

    private static final int BATCH = 500;
    private static final int MOST_OPEN = 32;

    private final SegmentStore store;
    private final Slice slice;
    private final SortOrder order;
    private final List<String> kept;
    private final List<String> runs;
    private final List<Place> places;
    private final SortedMerge merge;
    private final List<Taken> batch = new ArrayList<>();
    private long ordinal;

    /// Where to go on in a run.
    private record Place(int segment, int line) {
        static final Place START = new Place(0, 0);
    }

    /// @param kept the runs as they were kept
    ExchangeReader(SegmentStore store, Slice slice, SortOrder order, List<String> kept, @Nullable String checkpoint) {
        this.store = store;
        this.slice = slice;
        this.order = order;
        this.kept = kept;
        if (checkpoint == null) {
            this.runs = merged(kept);
            this.places = new ArrayList<>();
            runs.forEach(_ -> places.add(Place.START));
        } else {
            Map<?, ?> state = Position.parsed(checkpoint);
            this.ordinal = number(state.get("read"));
            this.runs = state.get("runs") instanceof List<?> named
                    ? named.stream().map(String.class::cast).toList()
                    : kept;
            this.places = new ArrayList<>(list(state.get("at")).stream()
                    .map(at -> new Place((int) number(list(at).get(0)), (int) number(list(at).get(1))))
                    .toList());
        }
        this.merge = new SortedMerge(order, cursors(runs, places));
    }

    @Override
    public ReadBatch next() {
        batch.forEach(this::pass);
        batch.clear();
        List<DataRecord> records = new ArrayList<>();
        List<UnreadableInput> gaps = new ArrayList<>();
        while (records.size() < BATCH) {
            Taken taken = merge.next();
            if (taken == null) {
                break;
            }
            batch.add(taken);
            ordinal++;
            switch (taken.entry()) {
                case Entry.Whole whole -> {
                    DataRecord record = whole.record();
                    records.add(
                            new DataRecord(ResultKeys.numbered(ordinal), numbered(record.origin()), record.fields()));
                }
                case Entry.Gap gap -> {
                    UnreadableInput input = gap.input();
                    gaps.add(
                            new UnreadableInput(numbered(input.origin()), input.raw(), input.message(), input.order()));
                }
            }
        }
        return new ReadBatch(records, gaps);
    }

    @Override
    public String checkpointAfter(DataRecord last) {
        long number = last.origin().ordinal();
        List<Place> after = new ArrayList<>(places);
        long first = ordinal - batch.size() + 1;
        for (int i = 0; first + i <= number; i++) {
            Taken taken = batch.get(i);
            after.set(taken.run(), new Place(taken.segment(), taken.line() + 1));
        }
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("read", number);
        if (!runs.equals(kept)) {
            state.put("runs", runs);
        }
        state.put(
                "at",
                after.stream()
                        .map(place -> List.of((long) place.segment(), (long) place.line()))
                        .toList());
        return JsonValues.text(state);
    }

    @Override
    public void close() {}

    private void pass(Taken taken) {
        places.set(taken.run(), new Place(taken.segment(), taken.line() + 1));
    }

    /// Batches number their records in the order in which they come.
    private Origin numbered(Origin origin) {
        return new Origin(origin.stream(), ordinal, origin.position());
    }

    private List<String> merged(List<String> many) {
        List<String> runs = many;
        for (int pass = 0; runs.size() > MOST_OPEN; pass++) {
            List<String> fewer = new ArrayList<>();
            for (int from = 0; from < runs.size(); from += MOST_OPEN) {
                List<String> group = runs.subList(from, Math.min(from + MOST_OPEN, runs.size()));
                fewer.add(merged(group, pass + "-" + fewer.size()));
            }
            runs = fewer;
        }
        return List.copyOf(runs);
    }

    private String merged(List<String> group, String number) {
        var writer = new SortedRun.Writer(store, slice, SegmentStore.name(slice, "merged", number));
        var all = new SortedMerge(
                order, cursors(group, group.stream().map(_ -> Place.START).toList()));
        for (Taken taken = all.next(); taken != null; taken = all.next()) {
            writer.add(taken.entry());
        }
        return writer.end();
    }

    private List<SortedRun.Cursor> cursors(List<String> names, List<Place> from) {
        List<SortedRun.Cursor> cursors = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Place place = from.get(i);
            cursors.add(new SortedRun.Cursor(store, slice, names.get(i), place.segment(), place.line()));
        }
        return cursors;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static long number(@Nullable Object value) {
        return value instanceof Long number ? number : 0;
    }
}
