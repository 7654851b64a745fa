package dev.pipewright.simulators.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One request, its body read whole.
///
/// Not a record: its body is an array, which a record would compare by identity.
public final class HttpRequest {

    private final String method;
    private final String target;
    private final Map<String, String> headers;
    private final byte[] body;
    private final boolean bodyTooLarge;

    HttpRequest(String method, String target, Map<String, String> headers, byte[] body, boolean bodyTooLarge) {
        this.method = method;
        this.target = target;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.bodyTooLarge = bodyTooLarge;
    }

    /// The method, in capitals.
    public String method() {
        return method;
    }

    /// The path as it was sent, still percent-encoded, without the query.
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /// The parts of the path between its slashes, decoded: `/v1/documents/A%2F1` gives `v1`, `documents`, `A/1`.
    public List<String> segments() {
        return Stream.of(path().split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> decoded(segment.replace("+", "%2B")))
                .toList();
    }

    /// Finds the first value of a parameter of the query.
    public Optional<String> parameter(String name) {
        int query = target.indexOf('?');
        if (query < 0) {
            return Optional.empty();
        }
        return Stream.of(target.substring(query + 1).split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1)))
                .findFirst();
    }

    /// Finds a header.
    ///
    /// @param name in lower case
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// The bytes of the body; not to be changed.
    public byte[] body() {
        return body;
    }

    /// The body as text.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// Whether the body was larger than the server takes; it was then read and thrown away.
    public boolean isBodyTooLarge() {
        return bodyTooLarge;
    }

    boolean wantsClose() {
        return "close".equalsIgnoreCase(headers.get("connection"));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
