package dev.pipewright.designer.api;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnection;
import dev.pipewright.platform.connection.ConnectionReading;
import dev.pipewright.platform.connection.UnsavedConnection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lists connections, tests them, and tells what can be read by them. Secrets are never told.
@RestController
@RequestMapping("/api/v1/connections")
class ConnectionsController {

    private final Connections connections;
    private final ConnectionReading reading;

    ConnectionsController(Connections connections, ConnectionReading reading) {
        this.connections = connections;
        this.reading = reading;
    }

    /// A connection as the API tells it.
    ///
    /// @param secrets the names of the settings that are kept encrypted
    record ConnectionJson(String name, String connector, Map<String, Object> settings, Set<String> secrets) {

        static ConnectionJson of(SavedConnection saved) {
            return new ConnectionJson(
                    saved.name(), saved.connector(), saved.settings(), new TreeSet<>(saved.secrets()));
        }
    }

    /// How a test went.
    ///
    /// @param answer what was reached, or what is wrong and what to do
    record CheckJson(boolean works, String answer) {}

    /// What can be read by a connection.
    ///
    /// @param settings those of a source node that reads it
    record StreamJson(String name, Map<String, Object> settings, List<String> keys, List<FieldJson> fields) {

        static StreamJson of(StreamDescription stream) {
            return new StreamJson(
                    stream.name(),
                    stream.settings(),
                    stream.keys(),
                    stream.schema().fields().stream().map(FieldJson::of).toList());
        }
    }

    @GetMapping
    List<ConnectionJson> list(@AuthenticationPrincipal PersonPrincipal caller) {
        return connections.list(caller.person().tenant()).stream()
                .map(ConnectionJson::of)
                .toList();
    }

    @PostMapping("/{connection}/check")
    CheckJson check(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String connection, Locale locale) {
        UnsavedConnection saved = UnsavedConnection.of(find(caller, connection));
        try {
            return new CheckJson(true, reading.check(caller.person().tenant(), saved));
        } catch (ConnectorException e) {
            return new CheckJson(false, Sentences.in(locale).read(Sentence.keptOf(e)));
        }
    }

    @GetMapping("/{connection}/streams")
    List<StreamJson> streams(
            @AuthenticationPrincipal PersonPrincipal caller, @PathVariable String connection, Locale locale) {
        find(caller, connection);
        try {
            return reading.streams(caller.person().tenant(), connection).stream()
                    .map(StreamJson::of)
                    .toList();
        } catch (ConnectorException e) {
            throw new ApiException(
                    e.kind() == ConnectorException.Kind.UNAVAILABLE
                            ? HttpStatus.SERVICE_UNAVAILABLE
                            : HttpStatus.UNPROCESSABLE_CONTENT,
                    Sentences.in(locale).read(Sentence.keptOf(e)),
                    e);
        }
    }

    private SavedConnection find(PersonPrincipal caller, String connection) {
        return connections
                .find(caller.person().tenant(), connection)
                .orElseThrow(() -> new ApiException(
                        HttpStatus.NOT_FOUND,
                        "There is no connection " + connection + ". GET /api/v1/connections lists those there are."));
    }
}
