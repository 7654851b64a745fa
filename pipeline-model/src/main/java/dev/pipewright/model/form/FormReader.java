package dev.pipewright.model.form;

import dev.pipewright.model.Edge;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what [RecordForm] writes. A field nobody knows is refused: it is a typing error or the work of a newer
/// version, and dropping it would change what the author meant.
public final class FormReader {

    private FormReader() {}

    /// Reads a record, or the member of a sealed family that the field `kind` names.
    ///
    /// @param path where the value is, for messages; empty at the top
    /// @throws FormException naming the first thing that does not fit
    public static <T> T read(Class<T> type, @Nullable Object form, String path) throws FormException {
        return type.cast(Objects.requireNonNull(value(type, form, path)));
    }

    /// Reads the value of a record's component.
    public static @Nullable Object readComponent(RecordComponent component, @Nullable Object form, String path)
            throws FormException {
        if (form == null) {
            return absent(component, path);
        }
        return value(component.getGenericType(), form, path);
    }

    private static @Nullable Object value(Type type, @Nullable Object form, String path) throws FormException {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? list(arguments[0], form, path)
                    : map(arguments[0], arguments[1], form, path);
        }
        if (type == Object.class) {
            return form;
        }
        if (type == String.class) {
            return Shape.text(form, path);
        }
        if (type == boolean.class) {
            return Shape.truth(form, path);
        }
        if (type == int.class) {
            return Shape.whole(form, path);
        }
        if (type == NodeId.class) {
            return Shape.made(() -> new NodeId(Shape.text(form, path)), path);
        }
        if (type == FieldType.class) {
            return SchemaReader.fieldType(form, path);
        }
        if (type == Schema.class) {
            return SchemaReader.schema(form, path);
        }
        if (type == Edge.class) {
            return EdgeForm.read(form, path);
        }
        if (type == Duration.class) {
            return Shape.duration(form, path);
        }
        return ofClass((Class<?>) type, form, path);
    }

    private static Object ofClass(Class<?> type, @Nullable Object form, String path) throws FormException {
        if (type.isEnum()) {
            return Words.constant(type, Shape.text(form, path), path);
        }
        Map<String, @Nullable Object> object = Shape.object(form, path);
        if (type.isSealed()) {
            return record(Words.member(type, object, path), object, path);
        }
        return record(type, object, path);
    }

    private static Object record(Class<?> type, Map<String, @Nullable Object> object, String path)
            throws FormException {
        Set<String> unread = new HashSet<>(object.keySet());
        if (RecordForm.isMemberOfFamily(type)) {
            unread.remove(RecordForm.KIND);
        }
        Object made = record(type, object, unread, path);
        for (String name : object.keySet()) {
            if (unread.contains(name)) {
                throw new FormException(Shape.under(path, name), "file.unknownField", Map.of("field", name));
            }
        }
        return made;
    }

    private static Object record(Class<?> type, Map<String, @Nullable Object> object, Set<String> unread, String path)
            throws FormException {
        RecordComponent[] components = type.getRecordComponents();
        var parts = new @Nullable Object[components.length];
        var types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            if (types[i] == NodeHeader.class) {
                parts[i] = record(NodeHeader.class, object, unread, path);
            } else {
                String name = components[i].getName();
                unread.remove(name);
                refuseNull(object, name, path);
                parts[i] = readComponent(components[i], object.get(name), Shape.under(path, name));
            }
        }
        return Shape.made(() -> construct(type, types, parts), path);
    }

    /// What has no value is left out; null would be a second way to say so.
    private static void refuseNull(Map<String, @Nullable Object> object, String name, String path)
            throws FormException {
        if (object.containsKey(name) && object.get(name) == null) {
            throw new FormException(Shape.under(path, name), "file.nullValue", Map.of("field", name));
        }
    }

    private static Object construct(Class<?> type, Class<?>[] types, @Nullable Object[] parts) {
        try {
            return type.getDeclaredConstructor(types).newInstance(parts);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    private static @Nullable Object absent(RecordComponent component, String path) throws FormException {
        if (RecordForm.isNullable(component)) {
            return null;
        }
        Class<?> type = component.getType();
        if (type == String.class) {
            return "";
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class && component.getName().equals("typeVersion")) {
            return 1;
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type == Schema.class) {
            return Schema.UNKNOWN;
        }
        throw new FormException(path, "file.missing", Map.of("field", component.getName()));
    }

    private static List<Object> list(Type item, @Nullable Object form, String path) throws FormException {
        var items = new ArrayList<Object>();
        for (Object itemForm : Shape.list(form, path)) {
            items.add(Objects.requireNonNull(value(item, itemForm, path + "[" + items.size() + "]")));
        }
        return items;
    }

    private static Map<Object, Object> map(Type key, Type item, @Nullable Object form, String path)
            throws FormException {
        var items = new LinkedHashMap<Object, Object>();
        for (var entry : Shape.object(form, path).entrySet()) {
            String place = Shape.under(path, entry.getKey());
            refuseNull(Shape.object(form, path), entry.getKey(), path);
            items.put(
                    Objects.requireNonNull(value(key, entry.getKey(), place)),
                    Objects.requireNonNull(value(item, entry.getValue(), place)));
        }
        return items;
    }
}
