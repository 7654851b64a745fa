package dev.pipewright.designer.api;

import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.designer.DesignerApplication;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.TestPlatform;
import dev.pipewright.platform.people.ApiTokens;
import dev.pipewright.platform.people.People;
import dev.pipewright.platform.people.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The product on the real platform, started when a test first asks for it and stopped after the last one: with
/// Ann, who works for ACME and its published pipeline, and Zoe, who works for another tenant.
final class RunningApi implements AutoCloseable {

    static final String PASSWORD = "correct horse";
    static final String RUNS_OF_ORDERS = "/pipelines/" + TestPlatform.ORDERS + "/runs";
    static final String WHOLE_FILE = "{\"parameters\":{\"file\":\"" + TestPlatform.ORDERS_FILE + "\"}}";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestPlatform platform;
    private final String tokenOfAnn;
    private final String tokenOfZoe;

    private RunningApi() throws IOException {
        this.platform = TestPlatform.startIn(RunningApi::application);
        platform.publishOrders();
        this.tokenOfAnn = newPerson(TestPlatform.ANN, ACME);
        this.tokenOfZoe = newPerson("zoe", OTHER);
    }

    /// Gives the one that all tests share to constructors that ask for it.
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == RunningApi.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(Namespace.create(RunningApi.class))
                    .computeIfAbsent(RunningApi.class, _ -> start(), RunningApi.class);
        }

        private static RunningApi start() {
            try {
                return new RunningApi();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// One megabyte of pushed data, so that tests can fill it.
    private static ConfigurableApplicationContext application(Map<String, Object> properties) {
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(DesignerApplication.class)
                .properties("server.port=0", "pipewright.ingest.megabytes=1")
                .run(arguments);
    }

    private String newPerson(String name, TenantId tenant) {
        var person = new Person(name, name, tenant);
        platform.get(People.class).put(person, PASSWORD);
        return platform.get(ApiTokens.class).make(person, "tests");
    }

    @Override
    public void close() throws IOException {
        platform.close();
    }

    TestPlatform platform() {
        return platform;
    }

    /// A request of somebody who has no token.
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + platform.port() + "/api/v1" + path));
    }

    HttpRequest.Builder ofAnn(String path) {
        return as(tokenOfAnn, path);
    }

    HttpRequest.Builder ofZoe(String path) {
        return as(tokenOfZoe, path);
    }

    String bearerOfAnn() {
        return "Bearer " + tokenOfAnn;
    }

    private HttpRequest.Builder as(String token, String path) {
        return request(path).header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
    }

    static HttpRequest.BodyPublisher body(String text) {
        return text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text);
    }

    static HttpRequest.Builder post(HttpRequest.Builder request, String json) {
        return request.POST(body(json));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test was interrupted", e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /// The sentence of a problem, which an answer must be then.
    static String problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer).path("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
        return json(answer).path("detail").asString();
    }

    /// Starts a run of ACME's orders.
    ///
    /// @return its id
    String start(String body) {
        HttpResponse<String> started = send(post(ofAnn(RUNS_OF_ORDERS), body));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        return json(started).path("id").asString();
    }

    /// The run once it is over.
    JsonNode ended(String run) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> json(send(ofAnn("/runs/" + run))), read -> read.has("endedAt"));
    }
}
