package dev.pipewright.engine.mapping.assist;

import dev.pipewright.engine.mapping.assist.TargetForm.Operation;
import dev.pipewright.model.Sentence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The operations of an OpenAPI document, versions 3.0 and 3.1, and the JSON Schema of what each takes.
final class OpenApiDocument {

    private static final List<String> METHODS = List.of("post", "put", "patch");

    private final Map<String, @Nullable Object> document;
    private final References references;

    OpenApiDocument(Map<String, @Nullable Object> document) throws InvalidTargetException {
        if (!String.valueOf(document.get("openapi")).startsWith("3")) {
            throw new InvalidTargetException(Sentence.of(
                    "engine.targetOldOpenApi", "version", document.getOrDefault("openapi", document.get("swagger"))));
        }
        this.document = document;
        this.references = new References(document);
    }

    static boolean isOne(Map<String, @Nullable Object> document) {
        return document.containsKey("openapi") || document.containsKey("swagger");
    }

    /// Those that take JSON, in the order of the document.
    List<Operation> operations() throws InvalidTargetException {
        var operations = new ArrayList<Operation>();
        for (Found found : all()) {
            operations.add(new Operation(found.id(), text(found.operation().get("summary"))));
        }
        return operations;
    }

    /// The schema of what an operation takes, by itself: what it refers to comes along.
    Map<String, @Nullable Object> bodyOf(String operation) throws InvalidTargetException {
        for (Found found : all()) {
            if (found.id().equals(operation)) {
                var schema = new LinkedHashMap<String, @Nullable Object>();
                String summary = text(found.operation().get("summary"));
                schema.put("title", summary.isEmpty() ? found.id() : summary);
                found.schema().forEach((name, value) -> schema.put(String.valueOf(name), value));
                bringAlong(found.schema(), schema);
                return schema;
            }
        }
        throw new InvalidTargetException(Sentence.of("engine.targetNoOperation", "operation", operation));
    }

    private record Found(String id, Map<?, ?> operation, Map<?, ?> schema) {}

    private List<Found> all() throws InvalidTargetException {
        var found = new ArrayList<Found>();
        for (var path : object(document.get("paths")).entrySet()) {
            Map<?, ?> item = references.resolved(object(path.getValue()));
            for (String method : METHODS) {
                Map<?, ?> operation = object(item.get(method));
                Map<?, ?> schema = schemaOf(operation);
                if (!schema.isEmpty()) {
                    found.add(new Found(
                            method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(), operation, schema));
                }
            }
        }
        return found;
    }

    private Map<?, ?> schemaOf(Map<?, ?> operation) throws InvalidTargetException {
        Map<?, ?> body = references.resolved(object(operation.get("requestBody")));
        for (var content : object(body.get("content")).entrySet()) {
            String type = String.valueOf(content.getKey());
            if (type.contains("json") || type.equals("*/*")) {
                return object(object(content.getValue()).get("schema"));
            }
        }
        return Map.of();
    }

    private void bringAlong(Map<?, ?> schema, Map<String, @Nullable Object> into) throws InvalidTargetException {
        Set<String> seen = new HashSet<>();
        Deque<Object> open = new ArrayDeque<>(List.of(schema));
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case Map<?, ?> object -> {
                    if (object.get(References.REF) instanceof String reference && seen.add(reference)) {
                        Map<?, ?> target = references.follow(reference);
                        put(References.steps(reference), target, into);
                        open.push(target);
                    }
                    object.values().forEach(value -> pushIfThere(open, value));
                }
                case List<?> list -> list.forEach(value -> pushIfThere(open, value));
                default -> {}
            }
        }
    }

    private static void pushIfThere(Deque<Object> open, @Nullable Object value) {
        if (value != null) {
            open.push(value);
        }
    }

    /// Puts what is referred to where it is referred to.
    @SuppressWarnings("unchecked") // The objects on the way were made here.
    private static void put(List<String> steps, Map<?, ?> target, Map<String, @Nullable Object> into) {
        Map<String, @Nullable Object> at = into;
        for (String step : steps.subList(0, steps.size() - 1)) {
            at = (Map<String, @Nullable Object>) at.compute(
                    step,
                    (_, before) -> before instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : new LinkedHashMap<>());
        }
        at.put(steps.getLast(), target);
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? object : Map.of();
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
