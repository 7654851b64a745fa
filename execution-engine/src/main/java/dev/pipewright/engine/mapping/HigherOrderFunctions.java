package dev.pipewright.engine.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Functions that call a function for each item or field.
final class HigherOrderFunctions {

    private HigherOrderFunctions() {}

    static Functions.Library library() {
        return new Functions.Library(FunctionGroup.FUNCTION)
                .add(
                        "map",
                        2,
                        "<af>",
                        "list function",
                        "$map([1, 2], function($n) { $n * 10 })",
                        "[10, 20]",
                        HigherOrderFunctions::map)
                .add(
                        "filter",
                        2,
                        "<af>",
                        "list function",
                        "$filter([1, 5, 9], function($n) { $n > 2 })",
                        "[5, 9]",
                        HigherOrderFunctions::filter)
                .add(
                        "single",
                        2,
                        "<af?>",
                        "list function?",
                        "$single([1, 5, 9], function($n) { $n > 7 })",
                        "9",
                        HigherOrderFunctions::single)
                .add(
                        "reduce",
                        3,
                        "<afj?:j>",
                        "list function start?",
                        "$reduce([1, 2, 3], function($a, $b) { $a * $b })",
                        "6",
                        HigherOrderFunctions::reduce)
                .add(
                        "sift",
                        2,
                        "<o-f?:o>",
                        "object function?",
                        "$sift({'a': 1, 'b': 9}, function($v) { $v > 5 })",
                        "{'b': 9}",
                        HigherOrderFunctions::sift)
                .add(
                        "each",
                        2,
                        "<o-f:a>",
                        "object function",
                        "$each({'a': 1, 'b': 9}, function($v, $k) { $k & $v })",
                        "['a1', 'b9']",
                        HigherOrderFunctions::each)
                .add("eval", "<sx?:x>", "text context?", "$eval('1 + 2')", "3", HigherOrderFunctions::notEvaluated);
    }

    private static Object map(@Nullable Object[] arguments, Frame frame) {
        if (!(arguments[0] instanceof List<?> list) || !(arguments[1] instanceof FunctionValue function)) {
            return Missing.MISSING;
        }
        var results = Sequence.results(frame);
        for (int i = 0; i < list.size(); i++) {
            frame.evaluation.step();
            var result = function.call(frame, list.get(i), (long) i, list);
            if (result != Missing.MISSING) {
                results.add(result);
            }
        }
        return results;
    }

    private static Object filter(@Nullable Object[] arguments, Frame frame) {
        if (!(arguments[0] instanceof List<?> list) || !(arguments[1] instanceof FunctionValue function)) {
            return Missing.MISSING;
        }
        var results = Sequence.results(frame);
        for (int i = 0; i < list.size(); i++) {
            frame.evaluation.step();
            if (Comparison.isTrue(function.call(frame, list.get(i), (long) i, list))) {
                results.add(list.get(i));
            }
        }
        return results;
    }

    private static @Nullable Object single(@Nullable Object[] arguments, Frame frame) {
        if (!(arguments[0] instanceof List<?> list)) {
            return Missing.MISSING;
        }
        @Nullable Object found = Missing.MISSING;
        int count = 0;
        for (int i = 0; i < list.size(); i++) {
            frame.evaluation.step();
            boolean fits = !(arguments[1] instanceof FunctionValue function)
                    || Comparison.isTrue(function.call(frame, list.get(i), (long) i, list));
            if (fits) {
                count++;
                found = list.get(i);
            }
            if (count > 1) {
                throw new Trouble("D3138", "$single expects one item that fits, but there are more.", list);
            }
        }
        if (count == 0) {
            throw new Trouble("D3139", "$single expects one item that fits, but there is none.", list);
        }
        return found;
    }

    private static @Nullable Object reduce(@Nullable Object[] arguments, Frame frame) {
        if (!(arguments[0] instanceof List<?> list) || !(arguments[1] instanceof FunctionValue function)) {
            return Missing.MISSING;
        }
        if (function.arity() < 2) {
            throw new Trouble("D3050", "The function for $reduce must take at least two arguments.");
        }
        var result = arguments[2];
        int start = 0;
        if (result == Missing.MISSING && !list.isEmpty()) {
            result = list.getFirst();
            start = 1;
        }
        for (int i = start; i < list.size(); i++) {
            frame.evaluation.step();
            result = function.call(frame, result, list.get(i), (long) i, list);
        }
        return result;
    }

    private static Object sift(@Nullable Object[] arguments, Frame frame) {
        if (!(arguments[0] instanceof Map<?, ?> object) || !(arguments[1] instanceof FunctionValue function)) {
            return Missing.MISSING;
        }
        var result = new LinkedHashMap<String, @Nullable Object>();
        for (var entry : object.entrySet()) {
            frame.evaluation.step();
            if (Comparison.isTrue(function.call(frame, entry.getValue(), entry.getKey(), object))) {
                result.put(String.valueOf(entry.getKey()), entry.getValue());
            }
        }
        return result.isEmpty() ? Missing.MISSING : result;
    }

    private static Object each(@Nullable Object[] arguments, Frame frame) {
        if (!(arguments[0] instanceof Map<?, ?> object) || !(arguments[1] instanceof FunctionValue function)) {
            return Missing.MISSING;
        }
        var results = Sequence.results(frame);
        for (var entry : object.entrySet()) {
            frame.evaluation.step();
            var result = function.call(frame, entry.getValue(), entry.getKey(), object);
            if (result != Missing.MISSING) {
                results.add(result);
            }
        }
        return results;
    }

    /// The compiler puts the code of a literal text in place of the call, and refuses every other text.
    private static Object notEvaluated(@Nullable Object[] arguments, Frame frame) {
        throw new IllegalStateException("$eval is compiled, not called");
    }
}
