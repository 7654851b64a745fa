package dev.pipewright.engine.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.engine.validation.RecordSchema.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordSchemaTest {

    private static final String ORDER = """
            { "type": "object",
              "required": ["code"],
              "properties": {
                "code": { "type": "string", "maxLength": 5 },
                "day": { "type": "string", "format": "date" },
                "lines": { "type": "array", "items": { "$ref": "#/$defs/line" } } },
              "$defs": {
                "line": { "type": "object", "required": ["amount"],
                  "properties": { "amount": { "type": "number", "minimum": 0 } } } } }
            """;

    private static List<Fault> faults(Map<String, @Nullable Object> record) throws InvalidSchemaException {
        return RecordSchema.of(ORDER).faults(record);
    }

    @Test
    void a_record_that_fits_has_no_fault() throws InvalidSchemaException {
        assertThat(faults(Map.of(
                        "code",
                        "A-1",
                        "day",
                        "1997-01-31",
                        "lines",
                        List.of(Map.of("amount", new BigDecimal("0.50")), Map.of("amount", 2L)))))
                .isEmpty();
    }

    @Test
    void a_fault_says_where_it_is_and_what_is_asked_for() throws InvalidSchemaException {
        assertThat(faults(Map.of(
                        "code",
                        "A-1234",
                        "day",
                        "1997-02-31",
                        "lines",
                        List.of(Map.of("amount", 1L), Map.of("amount", new BigDecimal("-0.01"))))))
                .containsExactlyInAnyOrder(
                        new Fault("code", "must be at most 5 characters long"),
                        new Fault("day", "does not match the date pattern must be a valid RFC 3339 full-date"),
                        new Fault("lines[1].amount", "must have a minimum value of 0"));
    }

    @Test
    void a_missing_field_is_named_where_it_should_be() throws InvalidSchemaException {
        assertThat(faults(Map.of("code", "A-1", "lines", List.of(Map.of()))))
                .containsExactly(new Fault("lines[0].amount", "required property 'amount' not found"));
    }

    @Test
    void a_large_decimal_is_compared_exactly() throws InvalidSchemaException {
        RecordSchema schema = RecordSchema.of("{ \"properties\": { \"a\": { \"maximum\": 9007199254740993 } } }");

        assertThat(schema.faults(Map.of("a", new BigDecimal("9007199254740993.00"))))
                .isEmpty();
        assertThat(schema.faults(Map.of("a", new BigDecimal("9007199254740993.01"))))
                .hasSize(1);
    }

    @Test
    void an_earlier_draft_is_understood_if_the_schema_says_so() throws InvalidSchemaException {
        RecordSchema schema = RecordSchema.of("""
                { "$schema": "http://json-schema.org/draft-07/schema#",
                  "definitions": { "code": { "type": "string" } },
                  "properties": { "code": { "$ref": "#/definitions/code" } } }
                """);

        assertThat(schema.faults(Map.of("code", 1L))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { "type":            | It is not JSON.
            { "type": "strin" }  | 'type'
            7                    | It is no JSON object. Paste a JSON Schema.
            { "$ref": "http://127.0.0.1:1/order.json" } | Put everything that it refers to into the schema itself.
            { "$ref": "#/$defs/none" }                  | Put everything that it refers to into the schema itself.
            { "$schema": "http://127.0.0.1:1/draft" }   | Put everything that it refers to into the schema itself.
            """)
    void what_is_no_usable_schema_is_refused_with_a_sentence(String text, String part) {
        assertThatThrownBy(() -> RecordSchema.of(text))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining(part)
                .hasMessageEndingWith(".");
    }
}
