package dev.pipewright.engine.call;

import dev.pipewright.model.Sentence;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks a request before it is sent, for what the target would refuse anyway, as its [RequestSchema] says. The
/// first that is wrong counts.
final class RequestRules {

    private final RequestSchema schema;
    private final String target;
    private final Map<String, ?> fields;
    private final Set<String> keys = new HashSet<>();
    private Formation.@Nullable Refused refusal;

    RequestRules(RequestSchema schema, Map<String, ?> fields) {
        this.schema = schema;
        this.target = schema.name();
        this.fields = fields;
    }

    Formation.@Nullable Refused refusal() {
        return refusal;
    }

    /// A text that names the document.
    RequestRules key(String field) {
        keys.add(field);
        if (text(fields, field).isBlank()) {
            return refuse("no-document-key", Sentence.of("engine.noKeyField", "field", field), field);
        }
        return keepable(field).longest(field, text(fields, field), schema.longest(field));
    }

    /// A text that the ledger can keep in a key.
    RequestRules keepable(String field) {
        Map<String, String> part = Map.of(field, text(fields, field));
        KeyParts.refusal(part).ifPresent(refused -> refusal = refusal == null ? refused : refusal);
        return this;
    }

    /// The texts that the schema requires, apart from the keys.
    RequestRules required() {
        for (String field : schema.requiredTexts()) {
            if (!keys.contains(field)) {
                required(field);
            }
        }
        return this;
    }

    private void required(String field) {
        String text = text(fields, field);
        if (text.isBlank()) {
            refuse("bad-field", Sentence.of("engine.noField", "field", field, "target", target), field);
        } else {
            longest(field, text, schema.longest(field));
        }
    }

    /// @param allowed what the pattern lets pass, in words
    RequestRules matches(String field, Pattern pattern, String allowed) {
        return pattern.matcher(text(fields, field)).matches()
                ? this
                : refuse(
                        "bad-field",
                        Sentence.of("engine.fieldCharacters", "field", field, "target", target, "allowed", allowed),
                        field);
    }

    /// A list of objects.
    ///
    /// @param number the field by which lines differ
    RequestRules lines(String list, String number) {
        int most = schema.most(list);
        int longest = schema.longest(list + "[]." + number);
        List<?> lines = fields.get(list) instanceof List<?> all ? all : List.of();
        if (lines.size() > most) {
            return refuse(
                    "too-many-lines",
                    Sentence.of("engine.tooManyLines", "count", lines.size(), "target", target, "most", most),
                    list);
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String place = list + "[" + i + "]." + number;
            String text = lines.get(i) instanceof Map<?, ?> line ? text(line, number) : "";
            longest(place, text, longest);
            if (!text.isEmpty() && !seen.add(text)) {
                refuse("bad-field", Sentence.of("engine.lineTwice", "field", place, "number", text), place);
            }
        }
        return this;
    }

    /// A text in each of some objects.
    RequestRules inLines(String list, String field) {
        int longest = schema.longest(list + "[]." + field);
        List<?> lines = fields.get(list) instanceof List<?> all ? all : List.of();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) instanceof Map<?, ?> line) {
                longest(list + "[" + i + "]." + field, text(line, field), longest);
            }
        }
        return this;
    }

    private RequestRules longest(String field, String text, int longest) {
        return text.length() <= longest
                ? this
                : refuse(
                        "bad-field",
                        Sentence.of("engine.fieldTooLong", "field", field, "target", target, "most", longest),
                        field);
    }

    private RequestRules refuse(String code, Sentence message, String field) {
        if (refusal == null) {
            refusal = new Formation.Refused(code, message.kept(), field);
        }
        return this;
    }

    static String text(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        return value instanceof String || value instanceof Number ? value.toString() : "";
    }
}
