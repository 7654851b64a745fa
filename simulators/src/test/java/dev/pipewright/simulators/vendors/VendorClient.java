package dev.pipewright.simulators.vendors;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/// Calls a lookalike as a customer does.
final class VendorClient {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String authorization;

    VendorClient(URI base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /// What came back: status and body as text.
    String call(String method, String path, String contentType, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", authorization)
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String replayed = answer.headers()
                    .firstValue("Idempotent-Replayed")
                    .map(_ -> " again")
                    .orElse("");
            return answer.statusCode() + replayed + " " + answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String json(String method, String path, String body) {
        return call(method, path, "application/json", body, Map.of());
    }

    String form(String path, String key, String body) {
        return call("POST", path, "application/x-www-form-urlencoded", body, Map.of("Idempotency-Key", key));
    }
}
