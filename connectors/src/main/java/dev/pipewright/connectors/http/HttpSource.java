package dev.pipewright.connectors.http;

import dev.pipewright.connectors.convert.BatchDraft;
import dev.pipewright.connectors.convert.SchemaGuess;
import dev.pipewright.connectors.convert.TextForms;
import dev.pipewright.connectors.json.JsonPointer;
import dev.pipewright.connectors.spi.Changes;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Schema;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a source node asks of a host.
record HttpSource(HttpSourceSettings settings, StreamRequest request) {

    /// What fits into an address, whatever the keys are.
    private static final int KEYS_AT_ONCE = 50;

    static HttpSource of(StreamRequest request) {
        return new HttpSource(SettingsBinder.bind(HttpSourceSettings.class, request.settings()), request);
    }

    /// Pages with numbers can be asked for again. Cursors and links expire, and an answer without pages may be another
    /// one the next time.
    Reopening reopening() {
        return reopening(settings);
    }

    private static Reopening reopening(HttpSourceSettings settings) {
        return switch (settings.pagination()) {
            case PAGE, OFFSET -> Reopening.AFTER_ANY_RECORD;
            case NONE, CURSOR, NEXT_LINK, LINK_HEADER -> Reopening.NOWHERE;
        };
    }

    static void requireReopening(HttpSourceSettings settings) {
        if (reopening(settings) == Reopening.NOWHERE) {
            throw new IllegalStateException("this source cannot be opened again in its middle");
        }
    }

    /// @param caller of the source's answer rules
    HttpReader read(PatientCaller caller, URI baseUrl, @Nullable String checkpoint) {
        if (checkpoint != null) {
            requireReopening(settings);
        }
        Pages pages = new Pages(settings, interval(), baseUrl);
        BatchDraft draft = new BatchDraft(request, settings.keys(), TextForms.ISO);
        return new HttpReader(settings, draft, pages, caller, HttpCheckpoint.of(checkpoint, pages.first()));
    }

    private Map<String, String> interval() {
        Changes changes = request.changes();
        if (changes == null) {
            return Map.of();
        }
        refuseWithoutChanges(changes.document());
        Map<String, String> interval = new LinkedHashMap<>();
        Object from = changes.from();
        String changedTo = settings.changedTo();
        if (from != null) {
            interval.put(Objects.requireNonNull(settings.changedFrom()), from.toString());
        }
        if (changedTo != null) {
            interval.put(changedTo, changes.to().toString());
        }
        return interval;
    }

    /// @param document the fields of documents that are to be read whole
    private void refuseWithoutChanges(List<String> document) {
        if (settings.changedFrom() == null) {
            throw new ConnectorException(
                    Kind.SETTINGS, Sentence.of("connectors.noChangedFrom", "path", settings.path()));
        }
        if (!document.isEmpty()) {
            throw new ConnectorException(
                    Kind.SETTINGS, Sentence.of("connectors.noWholeDocuments", "path", settings.path()));
        }
    }

    /// The host's own time, less the lag: what the host says in an answer, or when it sent one. Any record will do to
    /// ask for.
    Instant now(PatientCaller caller, URI baseUrl, Duration lag) {
        refuseWithoutChanges(List.of());
        Pages pages = new Pages(settings, Map.of(), baseUrl);
        PatientCaller.Answer answer = caller.send(pages.call(pages.first()), Kind.SETTINGS);
        String clock = settings.clock();
        Optional<Instant> now = clock == null
                ? answer.exchange().date()
                : Optional.ofNullable(JsonPointer.find(answer.json(), clock)).flatMap(HttpSource::instant);
        return now.orElseThrow(() -> new ConnectorException(
                        Kind.SETTINGS, Sentence.of("connectors.noClock", "path", settings.path())))
                .minus(lag);
    }

    private static Optional<Instant> instant(Object value) {
        try {
            return Optional.of(OffsetDateTime.parse(value.toString()).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// All records with one of the keys.
    List<DataRecord> withKeys(PatientCaller caller, URI baseUrl, List<Map<String, Object>> keys) {
        String parameter = Objects.requireNonNull(settings.keysParameter(), "finds nothing by key");
        List<DataRecord> found = new ArrayList<>();
        for (int at = 0; at < keys.size(); at += KEYS_AT_ONCE) {
            String values = keys.subList(at, Math.min(keys.size(), at + KEYS_AT_ONCE)).stream()
                    .map(HttpSource::onlyValue)
                    .collect(Collectors.joining(","));
            Pages pages = new Pages(settings, Map.of(parameter, values), baseUrl);
            var draft = new BatchDraft(request, settings.keys(), TextForms.ISO);
            try (var reader = new HttpReader(settings, draft, pages, caller, HttpCheckpoint.of(null, pages.first()))) {
                for (ReadBatch batch = reader.next(); !batch.isEnd(); batch = reader.next()) {
                    found.addAll(batch.records());
                    refuseUnreadable(batch.unreadable());
                }
            }
        }
        return found;
    }

    private static String onlyValue(Map<String, Object> key) {
        if (key.size() != 1) {
            throw new ConnectorException(
                    Kind.SETTINGS, Sentence.of("connectors.oneKeyField", "fields", String.join(", ", key.keySet())));
        }
        return PathTemplate.text(key.values().iterator().next());
    }

    private void refuseUnreadable(List<UnreadableInput> unreadable) {
        if (!unreadable.isEmpty()) {
            throw new ConnectorException(
                    Kind.DATA,
                    Sentence.of(
                            "connectors.lookUpUnreadable",
                            "query",
                            settings.path(),
                            "trouble",
                            unreadable.getFirst().message()));
        }
    }

    /// What the host's records have, not what was agreed.
    Schema schema(PatientCaller caller, URI baseUrl) {
        StreamRequest plain =
                new StreamRequest(request.settings(), request.parameters(), Schema.UNKNOWN, request.orderedBy());
        try (HttpReader reader = new HttpSource(settings, plain).read(caller, baseUrl, null)) {
            return SchemaGuess.of(reader.next().records());
        }
    }
}
