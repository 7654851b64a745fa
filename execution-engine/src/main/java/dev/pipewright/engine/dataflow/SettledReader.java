package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.engine.ledger.DocumentKey;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.Payload;
import dev.pipewright.engine.ledger.SettledDocument;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.model.Node;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the documents of a call that succeeded or are unchanged, by key: each the record as it was before the
/// call, with the target's answer.
final class SettledReader implements RecordReader {

    private static final int PAGE = 1_000;

    private final Ledger ledger;
    private final Slice slice;
    private final Node.ApiCall call;
    private @Nullable DocumentKey after;
    private long ordinal;
    private List<DocumentKey> keys = List.of();

    SettledReader(Ledger ledger, Slice slice, Node.ApiCall call, @Nullable String checkpoint) {
        this.ledger = ledger;
        this.slice = slice;
        this.call = call;
        if (checkpoint != null) {
            if (!(parsed(Payload.of(checkpoint)) instanceof List<?> parts)) {
                throw new IllegalArgumentException("not a checkpoint: " + checkpoint);
            }
            this.after = new DocumentKey(
                    (String) parts.get(0), (String) parts.get(1), (String) parts.get(2), (String) parts.get(3));
            this.ordinal = (Long) parts.get(4);
        }
    }

    @Override
    public ReadBatch next() {
        List<SettledDocument> page = ledger.settled(slice.tenant(), slice.run(), call.id(), after, PAGE);
        if (page.isEmpty()) {
            return ReadBatch.END;
        }
        keys = page.stream().map(SettledDocument::key).toList();
        List<DataRecord> batch =
                page.stream().map(document -> record(call, document, ++ordinal)).toList();
        after = keys.getLast();
        return new ReadBatch(batch, List.of());
    }

    @Override
    public String checkpointAfter(DataRecord last) {
        DocumentKey key =
                keys.get(keys.size() - 1 - (int) (ordinal - last.origin().ordinal()));
        List<Object> parts = new ArrayList<>(List.of(key.target(), key.company(), key.type(), key.code()));
        parts.add(last.origin().ordinal());
        return JsonValues.text(parts);
    }

    @Override
    public void close() {}

    /// The record that goes on behind a call.
    static DataRecord record(Node.ApiCall call, SettledDocument document, long ordinal) {
        DocumentKey key = document.key();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (parsed(document.carried()) instanceof Map<?, ?> carried) {
            carried.forEach((name, value) -> fields.put((String) name, value));
        }
        FieldPath.of(call.answer().isBlank() ? "answer" : call.answer()).put(fields, parsed(document.response()));
        return new DataRecord(named(key), new Origin(call.name(), ordinal, "document " + key.code()), fields);
    }

    /// All parts, because any of them may be all that tells two documents apart; the code last, because people look
    /// for it.
    private static String named(DocumentKey key) {
        return Stream.of(key.target(), key.company(), key.type(), key.code())
                .map(SettledReader::part)
                .collect(Collectors.joining("/"));
    }

    /// Without the characters that part a name, so that it can be read in one way only.
    private static String part(String text) {
        return text.replace("%", "%25").replace("/", "%2F").replace("#", "%23");
    }

    private static @Nullable Object parsed(Payload payload) {
        byte[] bytes = payload.bytes();
        try {
            return JsonValues.parse(bytes, 0, bytes.length);
        } catch (InvalidJson e) {
            throw new IllegalStateException("the ledger keeps a record that is not JSON", e);
        }
    }
}
