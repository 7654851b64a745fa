package dev.pipewright.designer.version;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The value of a field as people read it: a text without its quotes, of a mapping line its expression.
final class ChangeValue {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LINE = "lines[";

    private ChangeValue() {}

    /// The text of a value.
    ///
    /// @param field as in a change
    /// @param json the value as canonical JSON; null if there is none
    /// @return empty if there is none
    static String textOf(String field, @Nullable String json) {
        if (json == null) {
            return "";
        }
        JsonNode value = JSON.readTree(json);
        if (isLine(field) && value.isObject()) {
            return value.path("expression").asString("");
        }
        return value.isString() ? value.asString() : json;
    }

    static boolean isLine(String field) {
        return field.startsWith(LINE);
    }

    /// The target of a mapping line, or the field itself.
    static String nameOf(String field) {
        return isLine(field) ? field.substring(LINE.length()).replaceFirst("](#\\d+)?$", "$1") : field;
    }
}
