package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An object in braces: built for a single context, or grouping a list by the keys its items have.
final class Grouping implements Code {

    private final Pair[] pairs;
    private final int position;
    /// What an object has whose names are all fixed; otherwise null.
    private final @Nullable Shape shape;

    /// A field.
    ///
    /// @param constant the name, if it is written as a text
    record Pair(Code key, Code value, @Nullable String constant) {}

    private static final class Group {
        final int pair;
        final List<@Nullable Object> items = new ArrayList<>(1);

        Group(int pair) {
            this.pair = pair;
        }
    }

    Grouping(Pair[] pairs, int position) {
        this.pairs = pairs;
        this.position = position;
        var names = new LinkedHashSet<String>();
        boolean fixed = true;
        for (var pair : pairs) {
            fixed &= pair.constant != null && names.add(pair.constant);
        }
        this.shape = fixed ? new Shape(List.copyOf(names)) : null;
    }

    @Override
    public Code straight() {
        var straight = Stream.of(pairs)
                .map(pair -> new Pair(pair.key, StraightLine.of(pair.value), pair.constant))
                .toArray(Pair[]::new);
        return new Grouping(straight, position);
    }

    @Override
    public @Nullable Object run(@Nullable Object input, Frame frame) {
        return shape != null && !(input instanceof List<?>) ? object(shape, input, frame) : group(input, frame);
    }

    private Map<String, @Nullable Object> object(Shape fixed, @Nullable Object input, Frame frame) {
        @Nullable Object[] values = new Object[pairs.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Code.value(pairs[i].value, input, frame);
        }
        return fixed.object(values);
    }

    Object group(@Nullable Object input, Frame frame) {
        boolean tuples = Sequence.isTuples(input);
        List<?> items = input instanceof List<?> list ? list : Collections.singletonList(input);
        if (items.isEmpty() && !tuples) {
            items = Collections.singletonList(Missing.MISSING);
        }
        var groups = new LinkedHashMap<String, Group>();
        for (Object item : items) {
            frame.evaluation.step();
            addToGroups(groups, item, tuples, frame);
        }
        var result = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(groups.size());
        for (var entry : groups.entrySet()) {
            var group = entry.getValue();
            var value = value(group, tuples, frame);
            if (value != Missing.MISSING) {
                result.put(entry.getKey(), value);
            }
        }
        return result;
    }

    private void addToGroups(Map<String, Group> groups, @Nullable Object item, boolean tuples, Frame frame) {
        for (int i = 0; i < pairs.length; i++) {
            var code = pairs[i].key;
            var key = tuples ? Filter.runOnTuple(code, item, frame) : code.run(item, frame);
            if (key == Missing.MISSING) {
                continue;
            }
            if (!(key instanceof String name)) {
                throw new Trouble("T1003", "A field's name must be a text, not " + Trouble.shown(key) + ".", key)
                        .at(position);
            }
            int pair = i;
            var group = groups.computeIfAbsent(name, _ -> new Group(pair));
            if (group.pair != i) {
                throw new Trouble("D1009", "The field '" + name + "' is set twice in one object; remove one.", name)
                        .at(position);
            }
            group.items.add(item);
        }
    }

    private @Nullable Object value(Group group, boolean tuples, Frame frame) {
        var code = pairs[group.pair].value;
        if (tuples) {
            return Filter.runOnTuple(code, merged(group.items, frame), frame);
        }
        if (group.items.size() == 1) {
            return code.run(group.items.getFirst(), frame);
        }
        var context = new ArrayList<@Nullable Object>();
        for (Object item : group.items) {
            if (item instanceof List<?> list) {
                context.addAll(list);
            } else {
                context.add(item);
            }
        }
        return code.run(context, frame);
    }

    /// One tuple whose variables hold what they hold in all of them.
    private static Map<String, @Nullable Object> merged(List<@Nullable Object> tuples, Frame frame) {
        var result = new LinkedHashMap<String, @Nullable Object>(Tuples.variables(tuples.getFirst()));
        for (int i = 1; i < tuples.size(); i++) {
            for (var entry : Tuples.variables(tuples.get(i)).entrySet()) {
                @Nullable Object before = result.getOrDefault(entry.getKey(), Missing.MISSING);
                result.put(entry.getKey(), Operators.appended(before, entry.getValue(), frame));
            }
        }
        return result;
    }
}
