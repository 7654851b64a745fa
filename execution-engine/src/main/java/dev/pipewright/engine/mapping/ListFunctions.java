package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.mapping.Functions.present;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Functions on lists.
final class ListFunctions {

    private ListFunctions() {}

    static Functions.Library library() {
        return new Functions.Library(FunctionGroup.LIST)
                .add(
                        "count",
                        "<a:n>",
                        "list",
                        "$count(['A', 'B'])",
                        "2",
                        (a, _) -> a[0] instanceof List<?> list ? (long) list.size() : 0L)
                .add(
                        "append",
                        2,
                        "<xx:a>",
                        "list more",
                        "$append([1, 2], 3)",
                        "[1, 2, 3]",
                        (a, frame) -> Operators.appended(a[0], a[1], frame))
                .add("exists", "<x:b>", "value", "$exists({'a': 1}.b)", "false", (a, _) -> a[0] != Missing.MISSING)
                .add(
                        "boolean",
                        "<x-:b>",
                        "value",
                        "$boolean('')",
                        "false",
                        (a, _) -> a[0] == Missing.MISSING ? a[0] : Comparison.isTrue(a[0]))
                .add(
                        "not",
                        "<x-:b>",
                        "value",
                        "$not(1 > 2)",
                        "true",
                        (a, _) -> a[0] == Missing.MISSING ? a[0] : !Comparison.isTrue(a[0]))
                .add("reverse", "<a:a>", "list", "$reverse([1, 2, 3])", "[3, 2, 1]", (a, _) -> reverse(a[0]))
                .add("shuffle", "<a:a>", "list", "$sum($shuffle([1, 2, 3]))", "6", (a, frame) -> shuffle(a[0], frame))
                .add(
                        "distinct",
                        "<x:x>",
                        "list",
                        "$distinct(['USD', 'EUR', 'USD'])",
                        "['USD', 'EUR']",
                        (a, frame) -> distinct(a[0], frame))
                .add("zip", 0, "<a+>", "lists", "$zip(['A', 'B'], [1, 2])", "[['A', 1], ['B', 2]]", (a, _) -> zip(a))
                .add("sort", 2, "<af?:a>", "list comesAfter?", "$sort([3, 1, 2])", "[1, 2, 3]", ListFunctions::sort);
    }

    private static @Nullable Object reverse(@Nullable Object argument) {
        if (!(argument instanceof List<?> list) || list.size() <= 1) {
            return argument;
        }
        return new ArrayList<@Nullable Object>(list.reversed());
    }

    private static @Nullable Object shuffle(@Nullable Object argument, Frame frame) {
        if (!(argument instanceof List<?> list) || list.size() <= 1) {
            return argument;
        }
        var result = new ArrayList<@Nullable Object>(list);
        for (int i = result.size() - 1; i > 0; i--) {
            Collections.swap(result, i, frame.evaluation.random().nextInt(i + 1));
        }
        return result;
    }

    private static @Nullable Object distinct(@Nullable Object argument, Frame frame) {
        if (!(argument instanceof List<?> list) || list.size() <= 1) {
            return argument;
        }
        List<@Nullable Object> result = Sequence.isResults(list) ? Sequence.results(frame) : new ArrayList<>();
        for (Object item : list) {
            boolean known = false;
            for (Object other : result) {
                frame.evaluation.step();
                known |= Comparison.equal(item, other);
            }
            if (!known) {
                result.add(item);
            }
        }
        return result;
    }

    private static Object zip(@Nullable Object[] arguments) {
        int length = Integer.MAX_VALUE;
        for (var argument : arguments) {
            length = Math.min(length, argument instanceof List<?> list ? list.size() : 0);
        }
        var result = new ArrayList<@Nullable Object>();
        for (int i = 0; i < length; i++) {
            var tuple = new ArrayList<@Nullable Object>(arguments.length);
            for (var argument : arguments) {
                tuple.add(((List<?>) present(argument)).get(i));
            }
            result.add(tuple);
        }
        return result;
    }

    private static @Nullable Object sort(@Nullable Object[] arguments, Frame frame) {
        if (!(arguments[0] instanceof List<?> list) || list.size() <= 1) {
            return arguments[0];
        }
        if (arguments[1] instanceof FunctionValue comesAfter) {
            return mergeSorted(list, comesAfter, frame);
        }
        boolean texts = list.stream().allMatch(String.class::isInstance);
        if (!texts && !list.stream().allMatch(Numbers::isNumber)) {
            throw new Trouble(
                    "D3070",
                    "Only texts alone or numbers alone are sorted without help; give $sort a function that compares.",
                    list);
        }
        frame.evaluation.allocate(list.size());
        var result = new ArrayList<@Nullable Object>(list);
        result.sort((a, b) ->
                texts ? ((String) present(a)).compareTo((String) present(b)) : Numbers.compare(present(a), present(b)));
        return result;
    }

    // Not List.sort: it throws, or never ends, if the function contradicts itself.
    private static List<@Nullable Object> mergeSorted(List<?> list, FunctionValue comesAfter, Frame frame) {
        if (list.size() <= 1) {
            return new ArrayList<>(list);
        }
        int middle = list.size() / 2;
        var left = mergeSorted(list.subList(0, middle), comesAfter, frame);
        var right = mergeSorted(list.subList(middle, list.size()), comesAfter, frame);
        var result = new ArrayList<@Nullable Object>(list.size());
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            frame.evaluation.step();
            @Nullable Object[] pair = {left.get(i), right.get(j)};
            boolean takeRight = Comparison.isTrue(comesAfter.apply(pair, null, frame));
            result.add(takeRight ? right.get(j++) : left.get(i++));
        }
        result.addAll(left.subList(i, left.size()));
        result.addAll(right.subList(j, right.size()));
        return result;
    }
}
