package dev.pipewright.connectors.http;

import dev.pipewright.connectors.convert.BatchDraft;
import dev.pipewright.connectors.convert.PartBeginnings;
import dev.pipewright.connectors.convert.RecordSize;
import dev.pipewright.connectors.json.JsonPointer;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads page after page.
final class HttpReader implements RecordReader {

    private static final int MOST_NAMED = 10;
    private static final List<String> ERRORS = List.of("error", "errors");

    private final HttpSourceSettings settings;
    private final Pages pages;
    private final PatientCaller caller;
    private final BatchDraft draft;
    private final PageTrail trail = new PageTrail();
    private final PartBeginnings<String> beginnings = new PartBeginnings<>();
    private @Nullable String mark;
    private List<?> items = List.of();
    private int at;
    private long ordinal;

    HttpReader(HttpSourceSettings settings, BatchDraft draft, Pages pages, PatientCaller caller, HttpCheckpoint from) {
        this.settings = settings;
        this.pages = pages;
        this.caller = caller;
        this.draft = draft;
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
        beginnings.startBatch();
        while (!draft.isFull()) {
            if (at < items.size()) {
                add(items.get(at));
                at++;
            } else if (mark == null || !draft.isEmpty()) {
                break;
            } else {
                readPage();
            }
        }
        return draft.take();
    }

    private void readPage() {
        String page = mark;
        if (page == null) {
            return;
        }
        trail.asks(page);
        beginnings.begin(page, ordinal);
        PatientCaller.Answer answer = caller.send(pages.call(page), Kind.SETTINGS);
        items = items(answer);
        refuseHiddenError(answer);
        trail.answers(items);
        at = 0;
        mark = pages.after(page, items.size(), answer);
    }

    /// A single record is taken only where it was named: an answer that is an object as a whole may as well say that
    /// something went wrong.
    private List<?> items(PatientCaller.Answer answer) {
        Object found = JsonPointer.find(answer.json(), settings.records());
        if (found instanceof List<?> list) {
            return list;
        }
        if (found instanceof Map<?, ?> one && !settings.records().isEmpty()) {
            return List.of(one);
        }
        throw new ConnectorException(
                Kind.DATA,
                Sentence.of(
                        "connectors.noRecordsAt",
                        "path",
                        settings.path(),
                        "records",
                        settings.records(),
                        "what",
                        what(answer.json()).kept()));
    }

    /// An error beside an empty list would pass for the end.
    private void refuseHiddenError(PatientCaller.Answer answer) {
        if (items.isEmpty()
                && !answer.isAgreed()
                && answer.json() instanceof Map<?, ?> object
                && ERRORS.stream().anyMatch(name -> saysSomething(object.get(name)))) {
            throw new ConnectorException(
                    Kind.SETTINGS, Sentence.of("connectors.errorAndNoRecords", "path", settings.path()));
        }
    }

    private static boolean saysSomething(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> object -> !object.isEmpty();
            default -> !value.equals(0L);
        };
    }

    /// What an answer is, without anything of what it says.
    private static Sentence what(@Nullable Object json) {
        return switch (json) {
            case Map<?, ?> object ->
                Sentence.of(
                        "connectors.itHasFields",
                        "fields",
                        object.keySet().stream()
                                .limit(MOST_NAMED)
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")));
            case List<?> _ -> Sentence.of("connectors.itIsAList");
            case null, default -> Sentence.of("connectors.itIsNoObject");
        };
    }

    private void add(@Nullable Object item) {
        ordinal++;
        Origin origin = new Origin(settings.path(), ordinal, "record " + ordinal);
        if (item instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            object.forEach((name, value) -> fields.put((String) name, value));
            draft.add(origin, fields, RecordSize.of(fields));
        } else {
            draft.addUnreadable(origin, JsonValues.text(item), "Record " + ordinal + " is not a JSON object.");
        }
    }

    @Override
    public String checkpointAfter(DataRecord last) {
        HttpSource.requireReopening(settings);
        PartBeginnings.Place<String> place = beginnings.placeOf(last);
        return new HttpCheckpoint(place.part(), Math.toIntExact(place.inPart()), place.before()).text();
    }

    @Override
    public void close() {
        items = List.of();
        at = 0;
        mark = null;
    }
}
