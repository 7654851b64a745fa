package dev.pipewright.engine.mapping.assist;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.model.wanted.TargetField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that a schema says of one value, put together from the parts it is made of; of two that contradict each
/// other, the outer one counts. Used by one thread.
final class SchemaShape {

    private final Map<String, @Nullable Object> keywords = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final Set<String> openReferences;
    private final List<String> alternatives = new ArrayList<>();

    /// @param openReferences those that the value lies in; may be added to
    SchemaShape(Set<String> openReferences) {
        this.openReferences = openReferences;
    }

    void take(Map<?, ?> schema) {
        schema.forEach((name, value) -> keywords.putIfAbsent(String.valueOf(name), value));
        if (schema.get("properties") instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> properties.putIfAbsent(String.valueOf(name), field));
        }
        if (schema.get("required") instanceof List<?> names) {
            names.forEach(name -> required.add(String.valueOf(name)));
        }
    }

    /// Notes a reference that is followed; false if the value lies in what is referred to already.
    boolean opens(String reference) {
        return openReferences.add(reference);
    }

    void offer(List<String> names) {
        alternatives.addAll(names);
    }

    Set<String> openReferences() {
        return openReferences;
    }

    List<String> alternatives() {
        return alternatives;
    }

    Map<String, @Nullable Object> properties() {
        return properties;
    }

    Set<String> required() {
        return required;
    }

    @Nullable
    Object value(String keyword) {
        return keywords.get(keyword);
    }

    boolean isTrue(String keyword) {
        return Boolean.TRUE.equals(keywords.get(keyword));
    }

    TargetField.Type type() {
        Object declared = keywords.get("type");
        if (declared instanceof List<?> several) {
            declared = several.stream()
                    .filter(each -> !"null".equals(each))
                    .findFirst()
                    .orElse(null);
        }
        return switch (declared == null ? "" : declared.toString()) {
            case "string" -> TargetField.Type.TEXT;
            case "integer" -> TargetField.Type.WHOLE_NUMBER;
            case "number" -> TargetField.Type.NUMBER;
            case "boolean" -> TargetField.Type.TRUTH;
            case "object" -> TargetField.Type.OBJECT;
            case "array" -> TargetField.Type.LIST;
            default -> impliedType();
        };
    }

    private TargetField.Type impliedType() {
        if (!properties.isEmpty()) {
            return TargetField.Type.OBJECT;
        }
        if (keywords.containsKey("items")) {
            return TargetField.Type.LIST;
        }
        return enumeration().isEmpty() ? TargetField.Type.ANY : TargetField.Type.TEXT;
    }

    List<String> enumeration() {
        if (keywords.get("enum") instanceof List<?> values) {
            return values.stream()
                    .filter(value -> value != null)
                    .map(Object::toString)
                    .toList();
        }
        return keywords.get("const") == null ? List.of() : List.of(scalar("const"));
    }

    String text(String keyword) {
        return keywords.get(keyword) instanceof String text ? text : "";
    }

    /// A value as a text; empty if there is none.
    String scalar(String keyword) {
        return shown(keywords.get(keyword));
    }

    String example() {
        return keywords.get("examples") instanceof List<?> examples && !examples.isEmpty()
                ? shown(examples.getFirst())
                : scalar("example");
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> _, List<?> _ -> JsonValues.text(value);
            default -> value.toString();
        };
    }

    @Nullable
    Integer number(String keyword) {
        return keywords.get(keyword) instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE
                ? Integer.valueOf(number.intValue())
                : null;
    }
}
