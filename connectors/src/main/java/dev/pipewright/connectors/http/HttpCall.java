package dev.pipewright.connectors.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request to the host of a connection.
///
/// @param path what follows the base URL, encoded, with a leading slash and perhaps a query
/// @param headers without authorization, which the connection adds
/// @param body handed over: nobody changes it any more; absent for a request without one
public record HttpCall(
        String method,
        String path,
        Map<String, String> headers,
        @Nullable Body body) {

    public HttpCall(String method, String path, Map<String, String> headers, @Nullable Body body) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path starts with a slash: " + path);
        }
        this.method = method;
        this.path = path;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /// The bytes of a request and what they are, as in `application/json`. Not a record: arrays are not values.
    public static final class Body {

        private final String contentType;
        private final byte[] bytes;

        public Body(String contentType, byte[] bytes) {
            this.contentType = contentType;
            this.bytes = bytes;
        }

        public String contentType() {
            return contentType;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    /// A request without headers and body.
    public static HttpCall of(String method, String path) {
        return new HttpCall(method, path, Map.of(), null);
    }

    public HttpCall withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCall(method, path, more, body);
    }

    /// The same request with a JSON body.
    ///
    /// @param utf8 handed over
    public HttpCall withJson(byte[] utf8) {
        return new HttpCall(method, path, headers, new Body("application/json", utf8));
    }
}
