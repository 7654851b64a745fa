package dev.pipewright.simulators.taxman;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls a TAXMAN as a customer's program would.
final class TaxmanClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI baseUrl;

    TaxmanClient(TaxmanSimulator taxman) {
        baseUrl = taxman.baseUrl();
    }

    /// An answer, its body read as JSON where it is JSON.
    record Answer(int status, String body, HttpResponse<String> raw) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String text(String pointer) {
            return json().at(pointer).asString();
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    Answer call(String method, String path, String body, String... headers) throws IOException, InterruptedException {
        var all = new ArrayList<String>(List.of(headers));
        if (!all.contains("Authorization")) {
            all.addAll(List.of("Authorization", "Bearer " + TaxmanOptions.DEMO_KEY));
        }
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(20))
                .headers(all.toArray(String[]::new))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }

    Answer get(String path) throws IOException, InterruptedException {
        return call("GET", path, "");
    }

    Answer post(String path, String body, String... headers) throws IOException, InterruptedException {
        return call("POST", path, body, headers);
    }

    Answer estimate(String order, String... headers) throws IOException, InterruptedException {
        return post("/v1/orders/calculate", order, headers);
    }

    Answer create(String order, String... headers) throws IOException, InterruptedException {
        return post("/v1/documents", order, headers);
    }

    Answer put(String code, String order, String... headers) throws IOException, InterruptedException {
        return call("PUT", "/v1/documents/" + code, order, headers);
    }

    @Override
    public void close() {
        http.close();
    }
}
