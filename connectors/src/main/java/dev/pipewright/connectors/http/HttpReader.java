package dev.pipewright.connectors.http;

import dev.pipewright.connectors.convert.RecordConversion;
import dev.pipewright.connectors.convert.RecordKey;
import dev.pipewright.connectors.convert.TextForms;
import dev.pipewright.connectors.convert.Unconvertible;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads page after page.
final class HttpReader implements RecordReader {

    private static final int BATCH = 500;
    private static final int MOST_RAW = 64 * 1024;

    private final HttpSourceSettings settings;
    private final Pages pages;
    private final PatientCaller caller;
    private final RecordConversion conversion;
    private final RecordKey key;
    private @Nullable String mark;
    private List<?> items = List.of();
    private int at;
    private long ordinal;

    /// The beginnings of the pages the last batch has records of.
    private final List<HttpCheckpoint> beginnings = new ArrayList<>();

    HttpReader(HttpSourceSettings settings, Schema schema, Pages pages, PatientCaller caller, HttpCheckpoint from) {
        this.settings = settings;
        this.pages = pages;
        this.caller = caller;
        this.conversion = RecordConversion.to(schema, TextForms.ISO);
        this.key = new RecordKey(settings.keys());
        this.mark = from.page();
        this.ordinal = from.before();
        if (from.records() > 0) {
            readPage();
            at = Math.min(from.records(), items.size());
            ordinal += at;
        }
    }

    @Override
    public ReadBatch next() {
        List<DataRecord> records = new ArrayList<>();
        List<UnreadableInput> broken = new ArrayList<>();
        if (beginnings.size() > 1) {
            beginnings.subList(0, beginnings.size() - 1).clear();
        }
        boolean endsBroken = false;
        while (records.size() + broken.size() < BATCH || endsBroken) {
            if (at == items.size()) {
                boolean enough = !records.isEmpty() && !endsBroken;
                if (mark == null || enough) {
                    break;
                }
                readPage();
            } else {
                endsBroken = !add(items.get(at), records, broken);
                at++;
            }
        }
        return new ReadBatch(records, broken);
    }

    private void readPage() {
        String page = mark;
        if (page == null) {
            return;
        }
        beginnings.add(new HttpCheckpoint(page, 0, ordinal));
        PatientCaller.Answer answer = caller.send(pages.call(page), Kind.SETTINGS);
        items = items(answer);
        at = 0;
        mark = pages.after(page, items.size(), answer);
    }

    private List<?> items(PatientCaller.Answer answer) {
        Object found = JsonPointer.find(answer.json(), settings.records());
        return switch (found) {
            case List<?> list -> list;
            case Map<?, ?> one -> List.of(one);
            case null, default ->
                throw new ConnectorException(
                        Kind.DATA,
                        "The answer of " + settings.path() + " has no records at '" + settings.records()
                                + "': correct 'Records' of the source.");
        };
    }

    /// Adds an item; true if it is a record.
    private boolean add(@Nullable Object item, List<DataRecord> records, List<UnreadableInput> broken) {
        ordinal++;
        Origin origin = new Origin(settings.path(), ordinal, "record " + ordinal);
        if (!(item instanceof Map<?, ?> object)) {
            broken.add(broken(origin, item, "is not a JSON object"));
            return false;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        object.forEach((name, value) -> fields.put((String) name, value));
        try {
            conversion.apply(fields);
        } catch (Unconvertible e) {
            broken.add(broken(origin, item, "has a wrong value, " + e.getMessage()));
            return false;
        }
        records.add(new DataRecord(key.of(fields), origin, fields));
        return true;
    }

    private static UnreadableInput broken(Origin origin, @Nullable Object item, String what) {
        String raw = JsonValues.text(item);
        return new UnreadableInput(
                origin,
                raw.length() > MOST_RAW ? raw.substring(0, MOST_RAW) : raw,
                "Record " + origin.ordinal() + " " + what + ".");
    }

    @Override
    public String checkpointAfter(DataRecord last) {
        HttpSource.requireReopening(settings);
        long number = last.origin().ordinal();
        HttpCheckpoint beginning = beginnings.stream()
                .filter(each -> each.before() < number)
                .reduce((_, later) -> later)
                .orElseThrow(() -> new IllegalArgumentException("not a record of the last batch: " + last.origin()));
        int records = Math.toIntExact(number - beginning.before());
        return new HttpCheckpoint(beginning.page(), records, beginning.before()).text();
    }

    @Override
    public void close() {
        items = List.of();
        at = 0;
        mark = null;
    }
}
