package dev.pipewright.simulators.lookalike;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls a lookalike and takes its answers as they are.
final class LookalikeClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI baseUrl;
    private String token = "";

    LookalikeClient(LookalikeErp erp) {
        baseUrl = erp.baseUrl();
    }

    /// An answer, its body read as JSON where it is JSON.
    record Answer(int status, String body, HttpResponse<String> raw) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        List<JsonNode> items() {
            var items = new ArrayList<JsonNode>();
            json().get("items").forEach(items::add);
            return items;
        }

        /// The ids of the rows.
        List<Long> ids() {
            return items().stream().map(item -> item.get("id").asLong()).toList();
        }

        String text(String pointer) {
            return json().at(pointer).asString();
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    /// Fetches a token for the calls that follow.
    Answer login() throws IOException, InterruptedException {
        String pair = LookalikeOptions.CLIENT_ID + ":" + LookalikeOptions.CLIENT_SECRET;
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        Answer answer = call("POST", "/oauth/token", "grant_type=client_credentials", "Basic " + basic);
        token = answer.text("/access_token");
        return answer;
    }

    Answer get(String path) throws IOException, InterruptedException {
        return call("GET", path, "", "Bearer " + token);
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return call("POST", path, body, "Bearer " + token);
    }

    Answer call(String method, String path, String body, String authorization)
            throws IOException, InterruptedException {
        URI uri = path.startsWith("http") ? URI.create(path) : URI.create(baseUrl + path);
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", authorization)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }

    @Override
    public void close() {
        http.close();
    }
}
