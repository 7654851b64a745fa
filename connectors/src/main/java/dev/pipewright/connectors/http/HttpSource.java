package dev.pipewright.connectors.http;

import dev.pipewright.connectors.convert.SchemaGuess;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import dev.pipewright.model.schema.Schema;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What a source node asks of a host.
record HttpSource(HttpSourceSettings settings, Schema schema) {

    static HttpSource of(StreamRequest request) {
        return new HttpSource(SettingsBinder.bind(HttpSourceSettings.class, request.settings()), request.schema());
    }

    /// Pages with numbers can be asked for again. Cursors and links expire, and an answer without pages may be another
    /// one the next time.
    Reopening reopening() {
        return switch (settings.pagination()) {
            case PAGE, OFFSET -> Reopening.AFTER_ANY_RECORD;
            case NONE, CURSOR, NEXT_LINK, LINK_HEADER -> Reopening.NOWHERE;
        };
    }

    static void requireReopening(HttpSourceSettings settings) {
        if (new HttpSource(settings, Schema.UNKNOWN).reopening() == Reopening.NOWHERE) {
            throw new IllegalStateException("this source cannot be opened again in its middle");
        }
    }

    HttpReader read(HttpExchanger exchanger, URI baseUrl, Pause pause, @Nullable String checkpoint) {
        if (checkpoint != null) {
            requireReopening(settings);
        }
        Pages pages = new Pages(settings, baseUrl);
        PatientCaller caller = new PatientCaller(exchanger, AnswerRules.of(settings.answers()), pause);
        return new HttpReader(settings, schema, pages, caller, HttpCheckpoint.of(checkpoint, pages.first()));
    }

    Schema schema(HttpExchanger exchanger, URI baseUrl, Pause pause) {
        try (HttpReader reader = new HttpSource(settings, Schema.UNKNOWN).read(exchanger, baseUrl, pause, null)) {
            return SchemaGuess.of(reader.next().records());
        }
    }
}
