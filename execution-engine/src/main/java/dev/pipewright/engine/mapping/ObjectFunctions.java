package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.mapping.Functions.present;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Functions on objects, and those that stop an evaluation.
final class ObjectFunctions {

    private ObjectFunctions() {}

    static Functions.Library library() {
        return new Functions.Library(FunctionGroup.OBJECT)
                .add(
                        "keys",
                        "<x-:a<s>>",
                        "object",
                        "$keys({'sku': 'A', 'price': 2})",
                        "['sku', 'price']",
                        (a, frame) -> keys(a[0], frame))
                .add(
                        "lookup",
                        2,
                        "<x-s:x>",
                        "object name",
                        "$lookup({'sku': 'A'}, 'sku')",
                        "'A'",
                        (a, frame) -> lookup(a, frame))
                .add(
                        "spread",
                        "<x-:a<o>>",
                        "object",
                        "$spread({'a': 1, 'b': 2})",
                        "[{'a': 1}, {'b': 2}]",
                        (a, frame) -> spread(a[0], frame))
                .add(
                        "merge",
                        "<a<o>:o>",
                        "objects",
                        "$merge([{'a': 1}, {'b': 2}])",
                        "{'a': 1, 'b': 2}",
                        (a, _) -> merge(a[0]))
                .add("clone", "<(oa)-:o>", "value", "$clone({'a': 1})", "{'a': 1}", (a, frame) -> clone(a[0], frame))
                .add("type", "<x:s>", "value", "$type(4711)", "'number'", (a, _) -> type(a[0]))
                .add(
                        "error",
                        "<s?:x>",
                        "message?",
                        "2 > 1 ? 'good' : $error('Too small.')",
                        "'good'",
                        (a, _) -> error("D3137", a[0], "The mapping says that the record is wrong."))
                .add(
                        "assert",
                        2,
                        "<bs?:x>",
                        "condition message?",
                        "($assert(2 > 1, 'Too small.'); 'good')",
                        "'good'",
                        (a, _) -> assertion(a));
    }

    private static Object keys(@Nullable Object value, Frame frame) {
        Set<Object> names = new LinkedHashSet<>();
        addKeys(names, value, frame);
        var result = Sequence.results(frame);
        result.addAll(names);
        return result;
    }

    private static void addKeys(Set<Object> names, @Nullable Object value, Frame frame) {
        frame.evaluation.step();
        if (value instanceof Map<?, ?> object) {
            names.addAll(object.keySet());
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                addKeys(names, item, frame);
            }
        }
    }

    private static @Nullable Object lookup(@Nullable Object[] arguments, Frame frame) {
        return arguments[1] instanceof String name ? PathCode.lookup(arguments[0], name, frame) : Missing.MISSING;
    }

    private static @Nullable Object spread(@Nullable Object value, Frame frame) {
        frame.evaluation.step();
        if (value instanceof List<?> list) {
            @Nullable Object result = Sequence.results(frame);
            for (Object item : list) {
                result = Operators.appended(result, spread(item, frame), frame);
            }
            return result;
        }
        if (!(value instanceof Map<?, ?> object)) {
            return value;
        }
        var result = Sequence.results(frame);
        object.forEach((name, field) -> {
            var single = new LinkedHashMap<String, @Nullable Object>();
            single.put(String.valueOf(name), field);
            result.add(single);
        });
        return result;
    }

    private static Object merge(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return Missing.MISSING;
        }
        var result = new LinkedHashMap<String, @Nullable Object>();
        for (Object item : list) {
            ((Map<?, ?>) present(item)).forEach((name, field) -> result.put(String.valueOf(name), field));
        }
        return result;
    }

    private static @Nullable Object clone(@Nullable Object value, Frame frame) {
        return value == Missing.MISSING
                ? value
                : Transformation.copy(value, Collections.newSetFromMap(new IdentityHashMap<>()), frame);
    }

    private static Object type(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "string";
            case Boolean _ -> "boolean";
            case List<?> _ -> "array";
            case Map<?, ?> _ -> "object";
            case FunctionValue _ -> "function";
            case Missing missing -> missing;
            default -> "number";
        };
    }

    private static Object error(String code, @Nullable Object message, String otherwise) {
        throw new Trouble(code, message instanceof String text && !text.isEmpty() ? text : otherwise);
    }

    private static Object assertion(@Nullable Object[] arguments) {
        return Boolean.TRUE.equals(arguments[0])
                ? Missing.MISSING
                : error("D3141", arguments[1], "The record is not as the mapping expects it.");
    }
}
