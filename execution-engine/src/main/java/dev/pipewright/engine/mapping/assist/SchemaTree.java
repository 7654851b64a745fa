package dev.pipewright.engine.mapping.assist;

import dev.pipewright.model.Sentence;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a JSON Schema: what is good for drawing, not for comparing records. A field that only the
/// target writes (`readOnly`) is left out, and so is one whose name cannot stand in a path of a mapping.
///
/// A schema that contains itself ends where it begins again.
final class SchemaTree {

    private static final int MOST_FIELDS = 5000;
    private static final int DEEPEST = 20;

    private final ShapeReader shapes;
    private int count;

    private SchemaTree(ShapeReader shapes) {
        this.shapes = shapes;
    }

    /// @throws InvalidTargetException if the schema names no fields, or too many
    static TargetTree read(Map<String, @Nullable Object> schema) throws InvalidTargetException {
        Map<?, ?> choices = schema.get(TargetForm.CHOICES) instanceof Map<?, ?> chosen ? chosen : Map.of();
        var reading = new SchemaTree(new ShapeReader(new References(schema), choices));
        SchemaShape root = reading.shapes.read(schema, "", Set.of());
        SchemaShape shape = root.type() == TargetField.Type.LIST ? reading.shapes.items(root, "") : root;
        List<TargetField> fields = reading.fieldsOf(shape, "", 0);
        if (fields.isEmpty()) {
            throw new InvalidTargetException(Sentence.of("engine.targetNoFields"));
        }
        String title = root.text("title");
        return new TargetTree(title.isEmpty() ? shape.text("title") : title, fields);
    }

    private List<TargetField> fieldsOf(SchemaShape shape, String prefix, int depth) throws InvalidTargetException {
        var fields = new ArrayList<TargetField>();
        if (depth <= DEEPEST) {
            for (var property : shape.properties().entrySet()) {
                if (isName(property.getKey())) {
                    boolean required = shape.required().contains(property.getKey());
                    SchemaShape inner =
                            shapes.read(property.getValue(), prefix + property.getKey(), shape.openReferences());
                    if (!inner.isTrue("readOnly")) {
                        fields.add(field(inner, prefix + property.getKey(), required, depth));
                    }
                }
            }
        }
        return fields;
    }

    private TargetField field(SchemaShape shape, String path, boolean required, int depth)
            throws InvalidTargetException {
        count++;
        if (count > MOST_FIELDS) {
            throw new InvalidTargetException(Sentence.of("engine.targetTooManyFields", "most", MOST_FIELDS));
        }
        boolean list = shape.type() == TargetField.Type.LIST;
        String full = list ? path + TargetField.LIST : path;
        List<TargetField> inner = switch (shape.type()) {
            case OBJECT -> fieldsOf(shape, full + ".", depth + 1);
            case LIST -> {
                SchemaShape items = shapes.items(shape, full);
                yield items.type() == TargetField.Type.OBJECT ? fieldsOf(items, full + ".", depth + 1) : List.of();
            }
            case TEXT, WHOLE_NUMBER, NUMBER, TRUTH, ANY -> List.of();
        };
        return new TargetField(
                full,
                shape.type(),
                required,
                shape.text("description"),
                shape.enumeration(),
                shape.example(),
                shape.text("format"),
                shape.scalar("default"),
                shape.number(list ? "maxItems" : "maxLength"),
                shape.alternatives(),
                inner);
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.chars().noneMatch(c -> c == '.' || c == '[' || c == ']');
    }

    /// Reads what a schema says of one value, wherever it says so.
    private record ShapeReader(References references, Map<?, ?> choices) {

        SchemaShape read(@Nullable Object schema, String path, Set<String> open) throws InvalidTargetException {
            var shape = new SchemaShape(new HashSet<>(open));
            add(schema, path, shape);
            return shape;
        }

        SchemaShape items(SchemaShape list, String path) throws InvalidTargetException {
            return read(list.value("items"), path, list.openReferences());
        }

        private void add(@Nullable Object schema, String path, SchemaShape shape) throws InvalidTargetException {
            if (!(schema instanceof Map<?, ?> object)) {
                return;
            }
            shape.take(object);
            if (object.get(References.REF) instanceof String reference && shape.opens(reference)) {
                add(references.follow(reference), path, shape);
            }
            if (object.get("allOf") instanceof List<?> parts) {
                for (Object part : parts) {
                    add(part, path, shape);
                }
            }
            for (String keyword : List.of("oneOf", "anyOf")) {
                if (object.get(keyword) instanceof List<?> alternatives) {
                    choose(alternatives, path, shape);
                }
            }
        }

        /// Of several shapes takes the chosen one. A shape that is only "or null" leaves nothing to choose.
        private void choose(List<?> alternatives, String path, SchemaShape shape) throws InvalidTargetException {
            var names = new ArrayList<String>();
            var schemas = new ArrayList<Object>();
            for (Object alternative : alternatives) {
                if (alternative instanceof Map<?, ?> object && !"null".equals(object.get("type"))) {
                    names.add(nameOf(object, names.size() + 1));
                    schemas.add(object);
                }
            }
            if (schemas.isEmpty()) {
                return;
            }
            boolean list = schemas.getFirst() instanceof Map<?, ?> first && "array".equals(first.get("type"));
            Object chosen = choices.get(list ? path + TargetField.LIST : path);
            int index = Math.max(0, names.indexOf(chosen == null ? "" : chosen.toString()));
            add(schemas.get(index), path, shape);
            if (names.size() > 1) {
                names.addFirst(names.remove(index));
                shape.offer(names);
            }
        }

        private String nameOf(Map<?, ?> schema, int number) throws InvalidTargetException {
            if (schema.get("title") instanceof String title) {
                return title;
            }
            if (schema.get(References.REF) instanceof String reference) {
                return references.follow(reference).get("title") instanceof String title
                        ? title
                        : reference.substring(reference.lastIndexOf('/') + 1);
            }
            Object type = schema.get("type");
            return type == null ? String.valueOf(number) : type + " " + number;
        }
    }
}
