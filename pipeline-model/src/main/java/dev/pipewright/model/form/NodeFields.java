package dev.pipewright.model.form;

import dev.pipewright.model.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The fields of a node by their names in files; one entry of a map is a field too, as in `settings.query`.
public final class NodeFields {

    private NodeFields() {}

    /// The form of a field's value; null if it is absent or empty.
    public static @Nullable Object valueOf(Node node, String field) {
        Map<String, @Nullable Object> form = RecordForm.of(node);
        int dot = field.indexOf('.');
        if (dot < 0) {
            return form.get(field);
        }
        return form.get(field.substring(0, dot)) instanceof Map<?, ?> map ? map.get(field.substring(dot + 1)) : null;
    }

    /// The same node with another value in one field.
    ///
    /// @param value the form of the value; null leaves the field out
    /// @throws FormException if the kind has no such field, or the value does not fit it
    public static Node with(Node node, String field, @Nullable Object value) throws FormException {
        Map<String, @Nullable Object> form = new LinkedHashMap<>(RecordForm.of(node));
        int dot = field.indexOf('.');
        if (dot < 0) {
            put(form, field, value);
        } else {
            String outer = field.substring(0, dot);
            Map<String, @Nullable Object> map = new TreeMap<>();
            if (form.get(outer) instanceof Map<?, ?> present) {
                present.forEach((name, inner) -> map.put((String) name, inner));
            }
            put(map, field.substring(dot + 1), value);
            put(form, outer, map.isEmpty() ? null : map);
        }
        return FormReader.read(node.getClass(), form, "");
    }

    private static void put(Map<String, @Nullable Object> form, String field, @Nullable Object value) {
        if (value == null) {
            form.remove(field);
        } else {
            form.put(field, value);
        }
    }
}
