package dev.pipewright.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetTree;
import dev.pipewright.simulators.taxman.TaxmanOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the designer offers for a target is what the target, and the preset before it, really wants.
class RequestSchemaIT {

    private static final TargetTree TAXMAN = Presets.requestOf("taxman-v1").orElseThrow();

    @Test
    void taxman_takes_a_request_of_the_schemas_examples_and_misses_each_field_that_is_required() throws Exception {
        try (TaxmanSimulator taxman =
                TaxmanSimulator.start(TaxmanOptions.defaults().withPort(0))) {
            HttpResponse<String> whole = send(taxman, object(TAXMAN.fields(), ""));

            assertThat(whole.body()).contains("\"totalTax\"");
            assertThat(whole.statusCode()).isEqualTo(200);
            for (TargetField field : TAXMAN.all().toList()) {
                if (field.required() && field.standard().isEmpty() && isReached(field.path())) {
                    HttpResponse<String> answer = send(taxman, object(TAXMAN.fields(), field.path()));

                    assertThat(answer.statusCode()).as(field.path()).isEqualTo(400);
                    assertThat(answer.body())
                            .contains("\"" + field.path().replace("[].", "[0].").replace("[]", ""));
                }
            }
        }
    }

    /// An address and a kind of number may be left out altogether; what is in them is asked for by then only.
    private static boolean isReached(String path) {
        return !path.contains("taxIds") && !path.equals("addresses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"avalara-v2", "taxjar-v2", "stripe-tax"})
    void a_preset_refuses_a_record_without_a_text_that_its_schema_requires(String name) {
        TargetTree tree = Presets.requestOf(name).orElseThrow();
        Preset preset = Presets.of(
                TargetFixture.node(name, Map.of()), Map.of(), "main", EvaluationContext.of(Instant.EPOCH, 0));

        assertThat(preset.form(record(object(tree.fields(), "")), Mode.ESTIMATE))
                .isInstanceOf(Formation.Formed.class);
        for (TargetField field : tree.fields()) {
            if (field.required() && field.type() == TargetField.Type.TEXT) {
                assertThat(preset.form(record(object(tree.fields(), field.path())), Mode.ESTIMATE))
                        .isInstanceOfSatisfying(
                                Formation.Refused.class,
                                refused -> assertThat(refused.field()).isEqualTo(field.path()));
            }
        }
    }

    private static DataRecord record(Map<String, @Nullable Object> fields) {
        return new DataRecord("1", new Origin("orders", 1, "line 1"), fields);
    }

    private static HttpResponse<String> send(TaxmanSimulator taxman, Map<String, @Nullable Object> order)
            throws Exception {
        URI address = taxman.baseUrl().resolve("/v1/orders/calculate");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address)
                            .header("Authorization", "Bearer " + TaxmanOptions.DEMO_KEY)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(JsonValues.text(order)))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    /// An object of the examples, or else the values that count if nothing is said.
    private static Map<String, @Nullable Object> object(List<TargetField> fields, String without) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (TargetField field : fields) {
            if (!field.path().equals(without)) {
                Object value = value(field, without);
                if (value != null) {
                    object.put(field.name(), value);
                }
            }
        }
        return object;
    }

    private static @Nullable Object value(TargetField field, String without) {
        String text = field.example().isEmpty() ? field.standard() : field.example();
        return switch (field.type()) {
            case OBJECT -> field.isValue() ? null : object(field.fields(), without);
            case LIST -> List.of(object(field.fields(), without));
            case WHOLE_NUMBER -> text.isEmpty() ? null : Long.valueOf(text);
            case NUMBER -> text.isEmpty() ? null : new BigDecimal(text);
            case TRUTH -> text.isEmpty() ? null : Boolean.valueOf(text);
            case TEXT, ANY -> text.isEmpty() ? field.format().equals("date") ? "2026-03-02" : null : text;
        };
    }
}
