package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.send;
import static dev.pipewright.platform.TestPlatform.ACME;
import static dev.pipewright.platform.TestPlatform.ANN;
import static dev.pipewright.platform.TestPlatform.ORDERS;
import static dev.pipewright.platform.TestPlatform.TROUBLED_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.environment.Environments;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/// Nothing that is given out has a secret in it: neither what people export (pipelines, versions, environments, results
/// and other files of a run) nor any other answer of the API, nor the log. The addresses come from the description, so
/// that a new one is looked at too; files on pages are written by the same code as those of the API.
@ExtendWith(RunningApi.Shared.class)
class NoSecretsExportedIT {

    private static final String PASSWORD = "never-told-7Q";
    private static final List<String> SECRETS = Stream.of(PASSWORD, TaxmanOptions.DEMO_KEY)
            .flatMap(secret -> Stream.of(
                    secret,
                    Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)),
                    Base64.getEncoder().encodeToString(("shop:" + secret).getBytes(StandardCharsets.UTF_8))))
            .toList();

    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    private static RunningApi api;
    private static String run;
    private static String document;

    @BeforeAll
    static void useSecrets(RunningApi shared) {
        api = shared;
        LOG.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        var connectors = api.platform().get(ConnectorCatalogue.class);
        var connections = api.platform().get(Connections.class);
        connections.save(
                ACME,
                "secret-shop",
                connectors.get("jdbc"),
                Map.of("url", api.platform().database().url(), "user", "shop", "password", PASSWORD),
                ANN);
        connections.save(
                ACME,
                "secret-api",
                connectors.get("http"),
                Map.of(
                        "baseUrl",
                        api.platform().taxman().baseUrl().toString(),
                        "auth",
                        "BASIC",
                        "user",
                        "shop",
                        "password",
                        PASSWORD),
                ANN);
        if (api.platform().get(Environments.class).find(ACME, "Exported").isEmpty()) {
            api.platform()
                    .get(Environments.class)
                    .add(
                            ACME,
                            new Environment(
                                    "Exported", "", true, List.of(), Map.of("orders", "orders", "taxman", "taxman")),
                            ANN);
        }
        run = api.start("{\"environment\":\"Exported\",\"parameters\":{\"file\":\"" + TROUBLED_FILE + "\"}}");
        api.ended(run);
        document = json(send(api.ofAnn("/runs/" + run + "/troubled")))
                .path(0)
                .path("id")
                .asString("1");
    }

    private static List<String> addresses() throws IOException {
        var addresses = new ArrayList<String>();
        try (var in = new ClassPathResource("META-INF/resources/api/v1/openapi.yaml").getInputStream()) {
            Map<String, Object> description = new Yaml().load(in);
            ((Map<?, ?>) description.getOrDefault("paths", Map.of())).forEach((path, methods) -> {
                if (((Map<?, ?>) methods).containsKey("get")) {
                    addresses.add(filled(path.toString()));
                }
            });
        }
        // What an address gives only if it is asked for.
        for (String format : List.of("csv", "ndjson", "json")) {
            addresses.add("/runs/" + run + "/results?format=" + format);
            addresses.add("/runs/" + run + "/rejected?format=" + format);
            addresses.add("/runs/" + run + "/troubled?format=" + format);
        }
        addresses.add("/runs/" + run + "/calls?code=T-0001");
        for (String connection : List.of("taxman", "secret-shop", "secret-api")) {
            addresses.add("/connections/" + connection + "/streams");
        }
        return addresses;
    }

    private static String filled(String path) {
        return path.replace("{pipeline}", ORDERS)
                .replace("{version}", "1")
                .replace("{connection}", ORDERS)
                .replace("{environment}", "Exported")
                .replace("{library}", "sap-sales-orders-to-taxman")
                .replace("{stream}", ORDERS)
                .replace("{upload}", "upload-1")
                .replace("{run}", run)
                .replace("{document}", document)
                .replace("{cause}", "none")
                .replace("{node}", "source-order1")
                .replace("{backfill}", run)
                .replace("{shadow}", run);
    }

    @Test
    void nothing_that_is_given_out_has_a_secret_in_it() throws IOException {
        int given = 0;
        for (String address : addresses()) {
            HttpResponse<String> answer = send(api.ofAnn(address));

            assertThat(answer.body().toLowerCase(Locale.ROOT))
                    .as(address)
                    .doesNotContain(SECRETS.stream()
                            .map(secret -> secret.toLowerCase(Locale.ROOT))
                            .toList());
            given += answer.statusCode() == 200 ? 1 : 0;
        }

        assertThat(given).isGreaterThanOrEqualTo(30);
    }

    @Test
    void a_test_that_fails_and_the_log_say_no_secret() {
        for (String connection : List.of("taxman", "secret-shop", "secret-api")) {
            HttpResponse<String> answer = send(post(api.ofAnn("/connections/" + connection + "/check"), ""));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).as(connection).doesNotContain(SECRETS);
        }

        List<ILoggingEvent> log;
        // It locks itself while something is said to it.
        synchronized (LOG) {
            log = List.copyOf(LOG.list);
        }
        for (ILoggingEvent said : log) {
            assertThat(said.getFormattedMessage()).doesNotContain(SECRETS);
            assertThat(
                            said.getThrowableProxy() == null
                                    ? ""
                                    : String.valueOf(said.getThrowableProxy().getMessage()))
                    .doesNotContain(SECRETS);
        }
    }
}
