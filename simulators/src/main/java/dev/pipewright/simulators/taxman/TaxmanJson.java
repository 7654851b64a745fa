package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.tax.TaxCalculator;
import dev.pipewright.simulators.tax.TaxResult;
import dev.pipewright.simulators.tax.TaxResult.JurisdictionTax;
import dev.pipewright.simulators.tax.TaxResult.LineTax;
import dev.pipewright.simulators.tax.TaxResult.ZeroReason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads requests and writes answers; the only user of the JSON library here.
final class TaxmanJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TaxmanJson() {}

    /// Reads one JSON value: text, numbers, truth values, lists and maps.
    static @Nullable Object parse(byte[] json) throws Refusal {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JacksonException e) {
            var at = e.getLocation();
            String place = at == null ? "" : " near line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new Refusal(TaxmanError.MALFORMED_JSON, "The body is not valid JSON" + place + ".");
        }
    }

    static byte[] write(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    static byte[] error(Refusal refusal) {
        return generate(json -> {
            TaxmanError first = refusal.error();
            json.writeStartObject();
            json.writeObjectPropertyStart("error");
            json.writeStringProperty("code", first.code());
            json.writeStringProperty("message", refusal.complaints().getFirst().message());
            json.writeStringProperty("target", "HttpRequest");
            text(json, "storedHash", refusal.storedHash());
            json.writeArrayPropertyStart("details");
            refusal.complaints().forEach(complaint -> detail(json, complaint));
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void detail(JsonGenerator json, Complaint complaint) {
        TaxmanError error = complaint.error();
        json.writeStartObject();
        json.writeStringProperty("code", error.code());
        json.writeNumberProperty("number", error.number());
        json.writeStringProperty("message", complaint.message());
        json.writeStringProperty("description", complaint.message());
        json.writeStringProperty("faultCode", error.faultCode());
        text(json, "refersTo", complaint.refersTo());
        json.writeStringProperty("helpLink", "https://taxman.example/errors/" + error.code());
        json.writeStringProperty("severity", "Error");
        json.writeEndObject();
    }

    /// The answer to an estimate or a recording.
    static byte[] document(DocumentAnswer answer, TaxResult result) {
        return generate(json -> {
            var order = answer.order();
            json.writeStartObject();
            json.writeStringProperty("company", order.company());
            json.writeStringProperty("documentCode", order.documentCode());
            json.writeStringProperty("documentType", order.documentType().name());
            json.writeStringProperty("mode", answer.version() == 0 ? "ESTIMATE" : "RECORD");
            json.writeStringProperty("status", answer.status().name());
            json.writeNumberProperty("version", answer.version());
            json.writeStringProperty("documentDate", order.documentDate().toString());
            json.writeStringProperty("taxDate", order.effectiveTaxDate().toString());
            json.writeStringProperty("currency", order.currency());
            json.writeStringProperty("customerCode", order.customer().code());
            text(json, "originalDocument", order.originalDocument());
            json.writeStringProperty("rounding", order.rounding().name());
            money(json, "totalAmount", result.totalAmount());
            money(json, "totalDiscount", result.totalDiscount());
            money(json, "totalExempt", result.totalExempt());
            money(json, "totalTaxable", result.totalTaxable());
            money(json, "totalTax", result.totalTax());
            reason(json, result.zeroReason());
            json.writeArrayPropertyStart("lines");
            result.lines().forEach(line -> line(json, line));
            json.writeEndArray();
            json.writeArrayPropertyStart("jurisdictions");
            jurisdictions(json, result.jurisdictions());
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void line(JsonGenerator json, LineTax line) {
        json.writeStartObject();
        json.writeStringProperty("number", line.line().number());
        json.writeStringProperty("item", line.line().item());
        json.writeStringProperty("taxCode", line.line().taxCode().name());
        money(json, "amount", line.amount());
        money(json, "discount", line.line().discount().setScale(line.amount().scale(), RoundingMode.HALF_UP));
        money(json, "exempt", line.exempt());
        money(json, "taxable", line.taxable());
        money(json, "tax", line.tax());
        reason(json, line.zeroReason());
        json.writeArrayPropertyStart("details");
        jurisdictions(json, line.details());
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void jurisdictions(JsonGenerator json, List<JurisdictionTax> parts) {
        for (JurisdictionTax part : parts) {
            json.writeStartObject();
            json.writeStringProperty("level", part.rate().level().name());
            json.writeStringProperty("code", part.rate().code());
            json.writeStringProperty("name", part.rate().name());
            json.writeStringProperty("country", part.rate().country());
            json.writeStringProperty("region", part.rate().region());
            json.writeStringProperty("taxType", part.rate().taxType());
            json.writeStringProperty("rate", part.rate().rate().toPlainString());
            money(json, "taxable", part.taxable());
            money(json, "tax", part.tax());
            json.writeEndObject();
        }
    }

    private static void reason(JsonGenerator json, @Nullable ZeroReason reason) {
        text(json, "zeroReason", reason == null ? null : TaxCalculator.nameOf(reason));
    }

    private static void money(JsonGenerator json, String name, BigDecimal amount) {
        json.writeStringProperty(name, amount.toPlainString());
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }

    private static byte[] generate(Content content) {
        var bytes = new ByteArrayBuilder(2048);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            content.writeTo(json);
        }
        return bytes.toByteArray();
    }

    /// The JSON object with one more property, put first.
    static byte[] withProperty(byte[] object, String name, String value) {
        var changed = new LinkedHashMap<Object, @Nullable Object>();
        changed.put(name, value);
        changed.putAll(JSON.readValue(object, Map.class));
        return write(changed);
    }

    /// Reads a body that must be an object; an empty body is an object without fields.
    static Map<?, ?> object(byte[] body) throws Refusal {
        Object value = body.length == 0 ? Map.of() : parse(body);
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new Refusal(TaxmanError.MALFORMED_JSON, "The body must be a JSON object.");
    }

    private interface Content {
        void writeTo(JsonGenerator json);
    }
}
