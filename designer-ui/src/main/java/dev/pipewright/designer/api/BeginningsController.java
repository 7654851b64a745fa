package dev.pipewright.designer.api;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Presets;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.schema.Schema;
import dev.pipewright.platform.begin.Beginning;
import dev.pipewright.platform.begin.BeginningDesk;
import dev.pipewright.platform.begin.Begun;
import dev.pipewright.platform.begin.BroughtFiles;
import dev.pipewright.platform.begin.Choice;
import dev.pipewright.platform.catalogue.Connections;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Begins pipelines with a file, or with a stream of a connection.
@RestController
@RequestMapping("/api/v1/pipelines")
class BeginningsController {

    private static final String USUAL = "taxman-v1";

    private final BeginningDesk desk;
    private final BroughtFiles files;
    private final Connections connections;

    BeginningsController(BeginningDesk desk, BroughtFiles files, Connections connections) {
        this.desk = desk;
        this.files = files;
        this.connections = connections;
    }

    /// What to begin with.
    ///
    /// @param connection needed
    /// @param stream what people call it; the connection if left out
    /// @param settings those of a source that reads it; needed
    /// @param name of the pipeline; made of what it reads if left out
    /// @param preset the target
    /// @param call the connection to call; the one that is called as the target is if left out
    /// @param groupBy the fields that name a document; those suggested if left out
    /// @param given expressions by the fields of the target that they fill
    record Ask(
            @Nullable String connection,
            @Nullable String stream,
            @Nullable Map<String, Object> settings,
            @Nullable String name,
            @Nullable String preset,
            @Nullable String call,
            @Nullable List<String> groupBy,
            @Nullable Map<String, String> given) {}

    /// A pipeline that was begun.
    ///
    /// @param call the node whose preview shows the first answers
    /// @param connection what it reads by
    /// @param settings how it reads
    record BegunJson(
            String pipeline,
            String name,
            String call,
            String connection,
            Map<String, Object> settings,
            List<String> groupBy,
            List<LineJson> lines,
            List<MissingJson> missing,
            List<DesignController.ProblemJson> problems) {

        static BegunJson of(Begun begun) {
            return new BegunJson(
                    begun.entry().id(),
                    begun.entry().name(),
                    begun.call().value(),
                    begun.beginning().connection(),
                    begun.beginning().stream().settings(),
                    begun.offer().groupBy(),
                    begun.offer().lines().stream()
                            .map(line -> new LineJson(line.target(), line.expression()))
                            .toList(),
                    begun.offer().missing().stream()
                            .map(field -> new MissingJson(field.path(), field.description()))
                            .toList(),
                    begun.problems().stream().map(DesignController::json).toList());
        }
    }

    /// A line of the mapping.
    record LineJson(String target, String expression) {}

    /// A field that the target requires and nothing fills.
    record MissingJson(String path, String description) {}

    @PostMapping("/from-file")
    ResponseEntity<BegunJson> fromFile(
            @AuthenticationPrincipal PersonPrincipal caller,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String preset,
            @RequestParam(required = false) @Nullable String call,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        TenantId tenant = caller.person().tenant();
        Choice choice = new Choice("", known(preset), hostOf(tenant, call), null, Map.of());
        String file = needed("name", name);
        if (isForm(request.getContentType())) {
            // What is sent as a form is read for its parameters, and is gone.
            throw new ApiException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Send the file as it is, with the header Content-Type: application/octet-stream. It came as a form.");
        }
        try {
            Beginning beginning = files.take(
                    tenant, file, request.getContentLengthLong(), request.getInputStream(), caller.getName());
            return begun(caller, beginning, choice, locale);
        } catch (ConnectorException e) {
            throw refused(e, locale);
        }
    }

    @PostMapping("/from-stream")
    ResponseEntity<BegunJson> fromStream(
            @AuthenticationPrincipal PersonPrincipal caller, @RequestBody Ask asked, Locale locale) {
        TenantId tenant = caller.person().tenant();
        String connection = existing(tenant, needed("connection", asked.connection()));
        Map<String, Object> settings = asked.settings();
        if (settings == null) {
            throw new ApiException(HttpStatus.BAD_REQUEST, "Fill in 'settings'.");
        }
        var choice = new Choice(
                Objects.requireNonNullElse(asked.name(), ""),
                known(asked.preset()),
                hostOf(tenant, asked.call()),
                asked.groupBy(),
                Objects.requireNonNullElse(asked.given(), Map.of()));
        String stream = Objects.requireNonNullElse(asked.stream(), connection);
        var beginning = new Beginning(connection, new StreamDescription(stream, settings, Schema.UNKNOWN, List.of()));
        try {
            return begun(caller, beginning, choice, locale);
        } catch (ConnectorException e) {
            throw refused(e, locale);
        }
    }

    private ResponseEntity<BegunJson> begun(PersonPrincipal caller, Beginning beginning, Choice choice, Locale locale) {
        TenantId tenant = caller.person().tenant();
        Begun begun = desk.begin(
                tenant, beginning, desk.look(tenant, beginning), choice, null, caller.getName(), Sentences.in(locale));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/pipelines/" + begun.entry().id())
                .body(BegunJson.of(begun));
    }

    private static boolean isForm(@Nullable String contentType) {
        return contentType != null
                && MediaType.APPLICATION_FORM_URLENCODED_VALUE.equalsIgnoreCase(contentType.split(";", 2)[0].strip());
    }

    private static ApiException refused(ConnectorException e, Locale locale) {
        return new ApiException(
                e.kind() == ConnectorException.Kind.UNAVAILABLE
                        ? HttpStatus.SERVICE_UNAVAILABLE
                        : HttpStatus.UNPROCESSABLE_CONTENT,
                Sentences.in(locale).read(Sentence.keptOf(e)),
                e);
    }

    private static String known(@Nullable String preset) {
        String name = preset == null ? USUAL : preset;
        if (Presets.requestOf(name).isEmpty()) {
            throw new ApiException(
                    HttpStatus.BAD_REQUEST,
                    "'preset' can not be '" + name + "'. Use "
                            + String.join(
                                    ", ",
                                    Presets.names().stream()
                                            .filter(each ->
                                                    Presets.requestOf(each).isPresent())
                                            .sorted()
                                            .toList())
                            + ".");
        }
        return name;
    }

    private String hostOf(TenantId tenant, @Nullable String call) {
        return call == null ? "" : existing(tenant, call);
    }

    private String existing(TenantId tenant, String connection) {
        if (connections.find(tenant, connection).isEmpty()) {
            throw new ApiException(
                    HttpStatus.NOT_FOUND,
                    "There is no connection " + connection + ". GET /api/v1/connections lists those there are.");
        }
        return connection;
    }

    private static String needed(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new ApiException(HttpStatus.BAD_REQUEST, "Fill in '" + field + "'.");
        }
        return value;
    }
}
