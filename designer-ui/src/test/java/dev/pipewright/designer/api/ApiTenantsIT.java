package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.environment.Environment;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.schedule.Schedules;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/// Nobody gets at what another tenant has, and nobody without a token at anything: at any address that the
/// description knows.
@ExtendWith(RunningApi.Shared.class)
class ApiTenantsIT {

    private static final String SCHEDULE = "{\"cron\":\"0 6 * * *\",\"zone\":\"UTC\",\"mode\":\"record\"}";

    private static RunningApi api;
    private static String runOfAcme;

    @BeforeAll
    static void startRun(RunningApi shared) {
        api = shared;
        api.platform().get(Environments.class).add(ACME, new Environment(ORDERS, "", false, List.of(), Map.of()), ANN);
        runOfAcme = api.start(RunningApi.WHOLE_FILE);
        api.ended(runOfAcme);
    }

    /// A method at an address, with ACME's run and pipeline in it.
    record Endpoint(String method, String path) {

        HttpRequest.Builder by(Function<String, HttpRequest.Builder> caller) {
            return caller.apply(path).method(method, RunningApi.body(method.equals("PUT") ? body() : ""));
        }

        private String body() {
            return path.endsWith("/schedule") ? SCHEDULE : "{}";
        }
    }

    private static List<Endpoint> endpoints() throws IOException {
        var endpoints = new ArrayList<Endpoint>();
        try (var in = new ClassPathResource("META-INF/resources/api/v1/openapi.yaml").getInputStream()) {
            Map<String, Object> document = new Yaml().load(in);
            ((Map<?, ?>) document.getOrDefault("paths", Map.of())).forEach((path, methods) -> {
                String address = path.toString()
                        .replace("{pipeline}", ORDERS)
                        .replace("{version}", "1")
                        .replace("{connection}", ORDERS)
                        .replace("{environment}", ORDERS)
                        .replace("{stream}", ORDERS)
                        .replace("{library}", "netsuite-invoices-to-taxman")
                        .replace("{upload}", "upload-1")
                        .replace("{run}", runOfAcme)
                        .replace("{document}", "1")
                        .replace("{cause}", "none")
                        .replace("{node}", "source-orders")
                        .replace("{backfill}", runOfAcme)
                        .replace("{shadow}", runOfAcme)
                        .replace("{preview}", runOfAcme)
                        .replace("{rule}", "secret")
                        .replace("{acceptance}", runOfAcme);
                for (Object method : ((Map<?, ?>) methods).keySet()) {
                    if (!method.equals("parameters")) {
                        endpoints.add(new Endpoint(method.toString().toUpperCase(java.util.Locale.ROOT), address));
                    }
                }
            });
        }
        return endpoints;
    }

    @Test
    void what_another_tenant_has_is_not_found_anywhere() throws IOException {
        int runs = runsOfAcme();
        List<Endpoint> named = endpoints().stream()
                .filter(endpoint ->
                        endpoint.path().contains(ORDERS) || endpoint.path().contains(runOfAcme))
                .toList();

        assertThat(named).hasSize(67);
        for (Endpoint endpoint : named) {
            var answer = send(endpoint.by(api::ofZoe));

            assertThat(answer.statusCode()).as(endpoint.toString()).isEqualTo(404);
            assertThat(problem(answer)).startsWith("There is no ");
        }
        assertThat(runsOfAcme()).isEqualTo(runs);
        assertThat(api.platform().get(Schedules.class).find(ACME, ORDERS)).isEmpty();
    }

    private static int runsOfAcme() {
        return api.platform().get(Runs.class).list(ACME, null, null, 500).size();
    }

    @Test
    void lists_have_what_is_the_callers_own() {
        assertThat(json(send(api.ofZoe("/runs"))).size()).isZero();
        assertThat(json(send(api.ofZoe("/runs?pipeline=" + ORDERS))).size()).isZero();
        assertThat(json(send(api.ofZoe("/pipelines"))).size()).isZero();
        assertThat(json(send(api.ofZoe("/connections"))).size()).isZero();
        assertThat(json(send(api.ofZoe("/environments"))).size()).isZero();
        assertThat(send(api.ofZoe("/runs?before=" + runOfAcme)).statusCode()).isEqualTo(404);
    }

    @Test
    void without_a_valid_token_there_is_nothing() throws IOException {
        for (Endpoint endpoint : endpoints()) {
            var without = send(endpoint.by(api::request));
            var invalid = send(endpoint.by(api::request).header("Authorization", "Bearer pw_unknown"));

            assertThat(List.of(without.statusCode(), invalid.statusCode()))
                    .as(endpoint.toString())
                    .containsOnly(401);
            assertThat(problem(without))
                    .isEqualTo(problem(invalid))
                    .isEqualTo("Log in with your user name and password (HTTP basic) or with a token (Bearer).");
        }
    }

    @Test
    void everybody_may_read_the_description() {
        var answer = send(api.request("/openapi.yaml"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("openapi: 3.1.0");
    }
}
