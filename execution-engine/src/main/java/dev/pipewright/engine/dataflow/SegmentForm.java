package dev.pipewright.engine.dataflow;

import com.github.luben.zstd.Zstd;
import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The form of a segment: one record a line as a JSON array of key, stream, ordinal, position and fields, and
/// between them where something could not be read, as an array of stream, ordinal, position, order values, message and
/// the input itself; all compressed with zstd.
final class SegmentForm {

    private static final int LEVEL = 1;
    private static final int RECORD = 5;

    private SegmentForm() {}

    /// A line of a segment.
    sealed interface Entry {
        /// A record.
        record Whole(DataRecord record) implements Entry {}

        /// A record is missing here.
        record Gap(UnreadableInput input) implements Entry {}
    }

    /// Records on their way into a segment.
    static final class Lines {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int count;

        void add(DataRecord record) {
            Origin origin = record.origin();
            List<@Nullable Object> line =
                    Arrays.asList(record.key(), origin.stream(), origin.ordinal(), origin.position(), record.fields());
            add(line);
            count++;
        }

        void add(UnreadableInput input) {
            Origin origin = input.origin();
            add(List.of(
                    origin.stream(), origin.ordinal(), origin.position(), input.order(), input.message(), input.raw()));
        }

        void add(Entry entry) {
            switch (entry) {
                case Entry.Whole whole -> add(whole.record());
                case Entry.Gap gap -> add(gap.input());
            }
        }

        private void add(List<?> line) {
            bytes.writeBytes(JsonValues.text(line).getBytes(StandardCharsets.UTF_8));
            bytes.write('\n');
        }

        /// How many records the segment has.
        int count() {
            return count;
        }

        /// How many bytes the segment has, uncompressed.
        int size() {
            return bytes.size();
        }

        /// Ends the segment and begins the next one.
        Payload take() {
            byte[] segment = Zstd.compress(bytes.toByteArray(), LEVEL);
            bytes.reset();
            count = 0;
            return Payload.of(segment);
        }
    }

    /// The number of records in a segment, by its name.
    static int countOf(String name) {
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }

    static ReadBatch read(Payload segment) {
        List<DataRecord> records = new ArrayList<>();
        List<UnreadableInput> unreadable = new ArrayList<>();
        for (Entry entry : entries(segment)) {
            switch (entry) {
                case Entry.Whole whole -> records.add(whole.record());
                case Entry.Gap gap -> unreadable.add(gap.input());
            }
        }
        return new ReadBatch(records, unreadable);
    }

    /// What a segment has, as it stands.
    static List<Entry> entries(Payload segment) {
        byte[] lines = Zstd.decompress(segment.bytes());
        List<Entry> entries = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') {
                entries.add(entry(line(lines, start, i - start)));
                start = i + 1;
            }
        }
        return entries;
    }

    private static Entry entry(List<?> line) {
        return line.size() == RECORD
                ? new Entry.Whole(new DataRecord((String) line.get(0), origin(line.subList(1, 4)), fields(line.get(4))))
                : new Entry.Gap(new UnreadableInput(
                        origin(line), (String) line.get(5), (String) line.get(4), order(line.get(3))));
    }

    private static List<?> line(byte[] lines, int start, int length) {
        try {
            if (JsonValues.parse(lines, start, length) instanceof List<?> line) {
                return line;
            }
        } catch (InvalidJson e) {
            throw new IllegalStateException("a segment is damaged", e);
        }
        throw new IllegalStateException("a segment is damaged");
    }

    private static Origin origin(List<?> line) {
        return new Origin((String) line.get(0), (Long) line.get(1), (String) line.get(2));
    }

    private static Map<String, Object> order(@Nullable Object value) {
        Map<String, Object> order = new LinkedHashMap<>();
        fields(value).forEach((name, each) -> order.put(name, Objects.requireNonNull(each)));
        return order;
    }

    @SuppressWarnings("unchecked") // Written by Lines.
    private static Map<String, @Nullable Object> fields(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IllegalStateException("a segment is damaged");
    }
}
