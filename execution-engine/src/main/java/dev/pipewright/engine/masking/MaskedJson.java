package dev.pipewright.engine.masking;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.model.sensitive.HiddenValues;
import dev.pipewright.model.sensitive.Mask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JSON texts that were made of records, as people see them: requests, answers, records that were kept.
public final class MaskedJson {

    private MaskedJson() {}

    /// The fields of an object; empty for what is none.
    static Optional<Map<String, @Nullable Object>> fieldsOf(String json) {
        try {
            if (JsonValues.parse(json) instanceof Map<?, ?> object) {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                object.forEach((name, value) -> fields.put(String.valueOf(name), value));
                return Optional.of(fields);
            }
        } catch (InvalidJson _) {
            // No JSON is no object either.
        }
        return Optional.empty();
    }

    /// The text with its sensitive values hidden, at their places and where their names or their values stand. A
    /// text that is no object is hidden as a whole: nobody can tell its parts from one another.
    ///
    /// @param hidden values that are hidden wherever they stand
    public static String of(String text, Mask mask, HiddenValues hidden) {
        if (mask.isEmpty() || text.isBlank()) {
            return text;
        }
        return fieldsOf(text)
                .map(fields -> JsonValues.text(hidden.inJson(mask.byName().of(fields))))
                .orElse(Mask.HIDDEN);
    }

    /// What is hidden in a text.
    static HiddenValues valuesIn(String text, Mask mask) {
        return mask.isEmpty()
                ? HiddenValues.NONE
                : fieldsOf(text).map(fields -> mask.byName().valuesIn(fields)).orElse(HiddenValues.NONE);
    }
}
