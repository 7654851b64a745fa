package dev.pipewright.simulators.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One answer and how it is to travel. Immutable.
public final class HttpResponse {

    private static final Delivery WHOLE = new Delivery.Whole();

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Delivery delivery;

    private HttpResponse(int status, Map<String, String> headers, byte[] body, Delivery delivery) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.delivery = delivery;
    }

    /// An answer with a body of JSON.
    public static HttpResponse json(int status, byte[] body) {
        return of(status, "application/json", body);
    }

    /// An answer with a body of the given content type.
    public static HttpResponse of(int status, String contentType, byte[] body) {
        return new HttpResponse(status, Map.of("Content-Type", contentType), body, WHOLE);
    }

    /// No answer at all: the connection is closed.
    public static HttpResponse dropped() {
        return new HttpResponse(0, Map.of(), new byte[0], new Delivery.Dropped());
    }

    /// This answer with one header set.
    public HttpResponse withHeader(String name, String value) {
        var changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new HttpResponse(status, changed, body, delivery);
    }

    /// This answer, travelling in another way.
    public HttpResponse delivered(Delivery other) {
        return new HttpResponse(status, headers, body, other);
    }

    /// The status code.
    public int status() {
        return status;
    }

    /// The bytes of the body; not to be changed.
    public byte[] body() {
        return body;
    }

    Delivery delivery() {
        return delivery;
    }

    byte[] head(String date, boolean close) {
        var head = new StringBuilder(200).append("HTTP/1.1 ").append(status).append(" \r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!headers.containsKey("Date")) {
            head.append("Date: ").append(date).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\n");
        head.append(close ? "Connection: close\r\n\r\n" : "\r\n");
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
