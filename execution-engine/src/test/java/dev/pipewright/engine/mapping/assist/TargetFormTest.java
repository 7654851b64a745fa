package dev.pipewright.engine.mapping.assist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.engine.call.Presets;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetTree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetFormTest {

    private static final String ORDER = """
            {"title": "Order", "type": "object", "required": ["code", "lines"],
             "properties": {
               "id": {"type": "string", "readOnly": true},
               "code": {"type": "string", "maxLength": 50, "description": "Names it.", "examples": ["A-1"]},
               "state": {"enum": ["OPEN", "DONE"], "default": "OPEN"},
               "note": {"type": ["string", "null"]},
               "shipTo": {"$ref": "#/$defs/address"},
               "lines": {"type": "array", "items": {"$ref": "#/$defs/line"}},
               "tags": {"type": "array", "items": {"type": "string"}}},
             "$defs": {
               "place": {"type": "object", "required": ["country"],
                         "properties": {"country": {"type": "string", "format": "country"}}},
               "address": {"allOf": [{"$ref": "#/$defs/place"},
                                     {"required": ["city"], "properties": {"city": {"type": "string"}}}]},
               "line": {"type": "object", "required": ["amount"],
                        "properties": {"amount": {"type": "number"},
                                       "parts": {"type": "array", "items": {"$ref": "#/$defs/line"}}}}}}
            """;

    private static final String PAYMENT = """
            {"type": "object", "properties": {
               "paid": {"oneOf": [{"type": "null"}, {"type": "string", "format": "date"}]},
               "by": {"oneOf": [
                  {"title": "Card", "type": "object", "properties": {"number": {"type": "string"}}},
                  {"title": "Transfer", "type": "object", "properties": {"iban": {"type": "string"}}}]}}}
            """;

    private static final String SHOP = """
            openapi: 3.0.3
            info: {title: Shop, version: "1"}
            paths:
              /orders:
                get:
                  responses: {200: {description: fine}}
                post:
                  summary: Create an order
                  requestBody:
                    $ref: '#/components/requestBodies/order'
            components:
              requestBodies:
                order:
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Order'}
              schemas:
                Order:
                  type: object
                  required: [day]
                  properties:
                    day: {type: string, format: date, example: 2026-03-02}
                    buyer: {$ref: '#/components/schemas/Buyer'}
                Buyer:
                  type: object
                  properties:
                    mail: {type: string, nullable: true}
                Unused: {type: object}
            """;

    @Test
    void the_fields_of_a_schema_have_the_paths_of_lines() throws Exception {
        TargetTree tree = TargetForm.of(ORDER).tree();

        assertThat(tree.name()).isEqualTo("Order");
        assertThat(tree.all().map(TargetField::path))
                .containsExactly(
                        "code",
                        "state",
                        "note",
                        "shipTo",
                        "shipTo.country",
                        "shipTo.city",
                        "lines[]",
                        "lines[].amount",
                        "lines[].parts[]",
                        "tags[]");
    }

    @Test
    void a_field_says_what_the_schema_says_of_it() throws Exception {
        TargetTree tree = TargetForm.of(ORDER).tree();

        TargetField code = tree.field("code").orElseThrow();
        assertThat(code.required()).isTrue();
        assertThat(code.longest()).isEqualTo(50);
        assertThat(code.description()).isEqualTo("Names it.");
        assertThat(code.example()).isEqualTo("A-1");
        TargetField state = tree.field("state").orElseThrow();
        assertThat(state.enumeration()).containsExactly("OPEN", "DONE");
        assertThat(state.standard()).isEqualTo("OPEN");
        assertThat(tree.field("note").orElseThrow().type()).isEqualTo(TargetField.Type.TEXT);
        assertThat(tree.field("shipTo.country").orElseThrow().required()).isTrue();
    }

    @Test
    void a_shape_is_chosen_and_the_choice_is_kept_in_the_text() throws Exception {
        TargetForm form = TargetForm.of(PAYMENT);
        assertThat(form.tree().field("by").orElseThrow().alternatives()).containsExactly("Card", "Transfer");
        assertThat(form.tree().field("paid").orElseThrow().alternatives()).isEmpty();

        TargetForm chosen = TargetForm.of(form.choosing("by", "Transfer").text());

        assertThat(chosen.tree().all().map(TargetField::path)).containsExactly("paid", "by", "by.iban");
    }

    @Test
    void the_request_of_an_operation_is_a_schema_by_itself() throws Exception {
        assertThat(TargetForm.operations(SHOP))
                .containsExactly(new TargetForm.Operation("POST /orders", "Create an order"));

        TargetForm form = TargetForm.of(SHOP, "POST /orders");

        assertThat(form.text()).doesNotContain("Unused").doesNotContain("responses");
        TargetTree tree = TargetForm.of(form.text()).tree();
        assertThat(tree.name()).isEqualTo("Create an order");
        assertThat(tree.all().map(TargetField::path)).containsExactly("day", "buyer", "buyer.mail");
        assertThat(tree.field("day").orElseThrow().example()).isEqualTo("2026-03-02");
    }

    @Test
    void what_says_nothing_of_a_target_is_refused_with_a_reason() {
        assertThatThrownBy(() -> TargetForm.of("{\"type\": \"string\"}"))
                .hasMessage("It names no fields. Give a JSON Schema with 'properties'.");
        assertThatThrownBy(() -> TargetForm.of("{\"properties\": {\"a\": {\"$ref\": \"other.json\"}}}"))
                .hasMessage("It refers to 'other.json', which is not in it. Put it into the same text.");
        assertThatThrownBy(() -> TargetForm.of(SHOP))
                .hasMessage("It is an OpenAPI document. Choose the operation whose request is wanted.");
        assertThatThrownBy(() -> TargetForm.operations("swagger: '2.0'"))
                .hasMessage("It is OpenAPI 2.0. Convert it to version 3.0 or 3.1.");
        assertThatThrownBy(() -> TargetForm.of("{\"a\": ")).hasMessageStartingWith("It is neither JSON nor YAML. ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"taxman-v1", "avalara-v2", "taxjar-v2", "stripe-tax"})
    void each_preset_with_a_known_request_says_it_without_what_the_run_decides(String preset) {
        TargetTree request = Presets.requestOf(preset).orElseThrow();

        assertThat(request.fields()).extracting(TargetField::path).doesNotContain("mode", "commit", "type");
        assertThat(request.all().filter(TargetField::required)).isNotEmpty();
        assertThat(request.all()
                        .filter(field -> field.type() == TargetField.Type.ANY)
                        .toList())
                .isEqualTo(List.of());
    }
}
