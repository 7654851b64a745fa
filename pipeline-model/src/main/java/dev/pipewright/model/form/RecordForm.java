package dev.pipewright.model.form;

import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes a record of the model as JSON values: its components by name, in their order.
///
/// A component that is absent, empty or false is left out, so that a later version can add one without changing the
/// form (and the hash) of what exists. A member of a sealed family starts with its `kind`. A node's header is written
/// in the node's own object.
public final class RecordForm {

    /// The field that says which member of a sealed family an object is.
    public static final String KIND = "kind";

    private RecordForm() {}

    /// The form of a record.
    public static Map<String, @Nullable Object> of(Record value) {
        var form = new LinkedHashMap<String, @Nullable Object>();
        if (isMemberOfFamily(value.getClass())) {
            form.put(KIND, wordOf(value.getClass()));
        }
        addComponents(value, form);
        return form;
    }

    /// The form of a node.
    public static Map<String, @Nullable Object> of(Node node) {
        return of((Record) node);
    }

    /// The form of any value that a component of a record of the model may have.
    public static @Nullable Object ofValue(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String _, Boolean _, Long _, BigDecimal _ -> value;
            case Integer number -> Long.valueOf(number);
            case NodeId id -> id.value();
            case FieldType type -> FieldTypeForm.of(type);
            case Schema schema -> ofList(schema.fields());
            case Edge edge -> EdgeForm.of(edge);
            case Duration duration -> duration.toString();
            case Enum<?> constant -> wordOf(constant);
            case List<?> list -> ofList(list);
            case Map<?, ?> map -> ofMap(map);
            case Record inner -> of(inner);
            default ->
                throw new IllegalArgumentException(
                        "no JSON form: " + value.getClass().getName());
        };
    }

    /// What a form calls a member of a sealed family: `valueMap` for `ValueMap`.
    static String wordOf(Class<?> type) {
        String name = type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /// What a form calls a constant: `otherwise` for `OTHERWISE`, `localDateTime` for `LOCAL_DATE_TIME`.
    static String wordOf(Enum<?> constant) {
        var word = new StringBuilder();
        boolean upper = false;
        for (char c : constant.name().toCharArray()) {
            if (c == '_') {
                upper = true;
            } else {
                word.append(upper ? c : Character.toLowerCase(c));
                upper = false;
            }
        }
        return word.toString();
    }

    static boolean isMemberOfFamily(Class<?> type) {
        for (Class<?> family : type.getInterfaces()) {
            if (family.isSealed()) {
                return true;
            }
        }
        return false;
    }

    private static void addComponents(Record value, Map<String, @Nullable Object> form) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = read(component, value);
            if (part instanceof NodeHeader header) {
                addComponents(header, form);
            } else {
                Object partForm = ofValue(part);
                if (partForm != null && (isNullable(component) || !isEmpty(part, partForm))) {
                    form.put(component.getName(), partForm);
                }
            }
        }
    }

    /// Where null is possible, an empty text is something else and stays.
    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /// A record is never empty, even if all its components are.
    private static boolean isEmpty(@Nullable Object part, Object form) {
        if (part instanceof Record && !(part instanceof Schema)) {
            return false;
        }
        return switch (form) {
            case String text -> text.isEmpty();
            case Boolean truth -> !truth;
            case List<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
    }

    private static List<@Nullable Object> ofList(List<?> list) {
        var forms = new ArrayList<@Nullable Object>();
        for (Object item : list) {
            forms.add(ofValue(item));
        }
        return forms;
    }

    private static Map<String, @Nullable Object> ofMap(Map<?, ?> map) {
        var forms = new TreeMap<String, @Nullable Object>();
        map.forEach((name, value) -> forms.put(name.toString(), ofValue(value)));
        return forms;
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the accessor of " + component + " is not usable", e);
        }
    }
}
