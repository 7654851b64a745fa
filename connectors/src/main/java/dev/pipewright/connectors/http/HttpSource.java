package dev.pipewright.connectors.http;

import dev.pipewright.connectors.convert.BatchDraft;
import dev.pipewright.connectors.convert.SchemaGuess;
import dev.pipewright.connectors.convert.TextForms;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.model.schema.Schema;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What a source node asks of a host.
record HttpSource(HttpSourceSettings settings, StreamRequest request) {

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
        Pages pages = new Pages(settings, baseUrl);
        BatchDraft draft = new BatchDraft(request, settings.keys(), TextForms.ISO);
        return new HttpReader(settings, draft, pages, caller, HttpCheckpoint.of(checkpoint, pages.first()));
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
