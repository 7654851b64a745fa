package dev.pipewright.connectors.convert;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The next batch of a reader: converts what is added to the agreed schema, names it by its key, and keeps what is no
/// record with its reason. Used by one thread.
public final class BatchDraft {

    private static final int MOST = 500;
    /// The first batch of a reader is small, so that work on it begins early.
    private static final int MOST_AT_FIRST = 100;
    private static final long MOST_BYTES = 4L * 1024 * 1024;
    private static final int MOST_UNREADABLE_IN_A_ROW = 1000;

    private final RecordConversion conversion;
    private final RecordKey key;
    private final List<String> orderedBy;
    private List<DataRecord> records = new ArrayList<>();
    private List<UnreadableInput> unreadable = new ArrayList<>();
    private @Nullable UnreadableInput firstInARow;
    private int unreadableInARow;
    private int most = MOST_AT_FIRST;
    private long bytes;

    /// A draft without anything in it.
    ///
    /// @param keys the fields that name a record; may be empty
    /// @param forms how values are written in texts of the source
    public BatchDraft(StreamRequest request, List<String> keys, TextForms forms) {
        this.conversion = RecordConversion.to(request.schema(), forms);
        this.key = new RecordKey(keys);
        this.orderedBy = request.orderedBy();
    }

    /// True if there is enough for a batch.
    public boolean isFull() {
        return records.size() + unreadable.size() >= most || bytes >= MOST_BYTES;
    }

    public boolean isEmpty() {
        return records.isEmpty() && unreadable.isEmpty();
    }

    /// Adds a record, or what would be one if its values fitted the schema.
    ///
    /// @param fields handed over
    /// @param size about how many bytes it has
    public void add(Origin origin, Map<String, @Nullable Object> fields, long size) {
        if (size > JsonValues.MOST_BYTES) {
            addUnreadable(origin, "", place(origin) + " is longer than 16 MB.", orderOf(fields));
            return;
        }
        try {
            conversion.apply(fields);
        } catch (Unconvertible e) {
            String message = place(origin) + ", " + e.getMessage() + ".";
            addUnreadable(origin, JsonValues.text(fields), message, orderOf(fields));
            return;
        }
        records.add(new DataRecord(key.of(fields), origin, fields));
        bytes += size;
        firstInARow = null;
        unreadableInARow = 0;
    }

    /// Adds what is no record and has no fields that could be told.
    ///
    /// @param message a sentence
    public void addUnreadable(Origin origin, String raw, String message) {
        addUnreadable(origin, raw, message, Map.of());
    }

    /// Adds what is no record.
    ///
    /// @param message a sentence
    /// @param order of [#orderOf]
    /// @throws ConnectorException if it is one too many without a record between them: the rest would be no better
    public void addUnreadable(Origin origin, String raw, String message, Map<String, Object> order) {
        var input = new UnreadableInput(origin, raw, message, order);
        unreadable.add(input);
        bytes += input.raw().length();
        UnreadableInput first = firstInARow == null ? input : firstInARow;
        firstInARow = first;
        unreadableInARow++;
        if (unreadableInARow > MOST_UNREADABLE_IN_A_ROW) {
            throw new ConnectorException(
                    Kind.DATA,
                    Sentence.of(
                            "connectors.manyUnreadable",
                            "most",
                            MOST_UNREADABLE_IN_A_ROW,
                            "stream",
                            origin.stream(),
                            "first",
                            first.message()));
        }
    }

    /// The values of the request's order fields as a record would have them; empty if one of them is missing or does
    /// not fit the schema.
    public Map<String, Object> orderOf(Map<String, @Nullable Object> fields) {
        Map<String, Object> order = new LinkedHashMap<>();
        for (String field : orderedBy) {
            Object value = conversion.convertedOrNull(field, fields.get(field));
            if (value == null) {
                return Map.of();
            }
            order.put(field, value);
        }
        return order;
    }

    /// Ends the batch and begins the next one.
    public ReadBatch take() {
        var batch = new ReadBatch(records, unreadable);
        records = new ArrayList<>();
        unreadable = new ArrayList<>();
        most = MOST;
        bytes = 0;
        return batch;
    }

    private static String place(Origin origin) {
        String position = origin.position();
        return Character.toUpperCase(position.charAt(0)) + position.substring(1);
    }
}
