package dev.pipewright.engine.call;

import dev.pipewright.model.Sentence;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks a request before it is sent, for what the target would refuse anyway. The first that is wrong counts.
final class RequestRules {

    private final String target;
    private final Map<String, ?> fields;
    private Formation.@Nullable Refused refusal;

    /// @param target what to call the target in a message
    RequestRules(String target, Map<String, ?> fields) {
        this.target = target;
        this.fields = fields;
    }

    Formation.@Nullable Refused refusal() {
        return refusal;
    }

    /// A text that names the document.
    RequestRules key(String field, int longest) {
        if (text(fields, field).isBlank()) {
            return refuse("no-document-key", Sentence.of("engine.noKeyField", "field", field), field);
        }
        return keepable(field).longest(field, text(fields, field), longest);
    }

    /// A text that the ledger can keep in a key.
    RequestRules keepable(String field) {
        Map<String, String> part = Map.of(field, text(fields, field));
        KeyParts.refusal(part).ifPresent(refused -> refusal = refusal == null ? refused : refusal);
        return this;
    }

    RequestRules required(String field, int longest) {
        if (text(fields, field).isBlank()) {
            return refuse("bad-field", Sentence.of("engine.noField", "field", field, "target", target), field);
        }
        return longest(field, text(fields, field), longest);
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
    RequestRules lines(String list, int most, String number, int longest) {
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
    RequestRules inLines(String list, String field, int longest) {
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
