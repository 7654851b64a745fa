package dev.pipewright.engine.correction;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.model.record.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The way to a value in a record, as people write it: `shipTo.postalCode`, `lines[0].item`, `lines[].item` for
/// each line. A name that has one of `.[]"` in it is written as a JSON text in brackets: `extra["a.b"]`.
///
/// @param steps at least one; the first is a name
public record RecordPath(List<Step> steps) {

    private static final Pattern STEP =
            Pattern.compile("(\\.?)([^.\\[\\]\"]+)|\\[(\\d{0,6})]|\\[(\"(?:[^\"\\\\]|\\\\.)*\")]");

    public RecordPath {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || !(steps.getFirst() instanceof Step.Name)) {
            throw new IllegalArgumentException("a path begins with a name: " + steps);
        }
    }

    /// One step of the way.
    public sealed interface Step {

        /// Into a field of an object.
        record Name(String name) implements Step {}

        /// Into an item of a list, counted from 0.
        record Index(int index) implements Step {}

        /// Into each item of a list.
        record Each() implements Step {}
    }

    /// Reads a path.
    ///
    /// @return empty for what is none
    public static Optional<RecordPath> read(String text) {
        var steps = new ArrayList<Step>();
        Matcher step = STEP.matcher(text);
        for (int at = 0; at < text.length(); at = step.end()) {
            if (!step.region(at, text.length()).lookingAt()) {
                return Optional.empty();
            }
            String dot = step.group(1);
            if (dot != null && dot.isEmpty() != steps.isEmpty()) {
                return Optional.empty();
            }
            steps.add(stepOf(step));
        }
        return steps.isEmpty() || !(steps.getFirst() instanceof Step.Name)
                ? Optional.empty()
                : Optional.of(new RecordPath(steps));
    }

    /// A path of names, as nodes have it: `customer.code`.
    public static RecordPath ofNames(String dotted) {
        return new RecordPath(
                Stream.of(dotted.split("\\.", -1)).<Step>map(Step.Name::new).toList());
    }

    private static Step stepOf(Matcher found) {
        String name = found.group(2);
        String index = found.group(3);
        if (name != null) {
            return new Step.Name(name);
        }
        if (index != null) {
            return index.isEmpty() ? new Step.Each() : new Step.Index(Integer.parseInt(index));
        }
        try {
            return new Step.Name(String.valueOf(JsonValues.parse(found.group(4))));
        } catch (InvalidJson _) {
            // A lone backslash: the name is as it is written.
            String quoted = found.group(4);
            return new Step.Name(quoted.substring(1, quoted.length() - 1));
        }
    }

    /// A path that goes one step further.
    RecordPath then(Step step) {
        return new RecordPath(Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    /// The places of a record that the path leads to, each without [Step.Each], the last item of a list first.
    /// They need not have a value yet.
    public List<RecordPath> placesIn(Map<String, @Nullable Object> fields) {
        int each = steps.indexOf(new Step.Each());
        if (each < 0) {
            return List.of(this);
        }
        Object list = new RecordPath(steps.subList(0, each)).valueIn(fields);
        int size = list instanceof List<?> items ? items.size() : 0;
        return IntStream.iterate(size - 1, index -> index >= 0, index -> index - 1)
                .mapToObj(index -> replaced(each, new Step.Index(index)))
                .flatMap(path -> path.placesIn(fields).stream())
                .toList();
    }

    private RecordPath replaced(int at, Step step) {
        var changed = new ArrayList<>(steps);
        changed.set(at, step);
        return new RecordPath(changed);
    }

    /// The value at a place; null if it is null or missing.
    public @Nullable Object valueIn(Map<String, @Nullable Object> fields) {
        Object value = fields;
        for (Step step : steps) {
            value = switch (step) {
                case Step.Name(String name) -> value instanceof Map<?, ?> object ? object.get(name) : null;
                case Step.Index(int index) ->
                    value instanceof List<?> list && index < list.size() ? list.get(index) : null;
                case Step.Each() -> null;
            };
        }
        return value;
    }

    /// The same fields with a value at this place; objects on the way are made, items of lists are not.
    ///
    /// @throws MisfitException if there is no such place
    Map<String, @Nullable Object> put(Map<String, @Nullable Object> fields, @Nullable Object value) {
        return object(put(fields, 0, value));
    }

    private @Nullable Object put(@Nullable Object at, int depth, @Nullable Object value) {
        if (depth == steps.size()) {
            return value;
        }
        return switch (steps.get(depth)) {
            case Step.Name(String name)
            when at == null || at instanceof Map<?, ?> -> {
                Map<String, @Nullable Object> copy = object(at);
                copy.put(name, put(copy.get(name), depth + 1, value));
                yield copy;
            }
            case Step.Index(int index)
            when at instanceof List<?> list && index < list.size() -> {
                List<@Nullable Object> copy = new ArrayList<>(list);
                copy.set(index, put(copy.get(index), depth + 1, value));
                yield copy;
            }
            case Step.Name _, Step.Index _, Step.Each _ -> throw new MisfitException(this);
        };
    }

    /// The same fields without what stands at this place; the items of a list close up.
    Map<String, @Nullable Object> remove(Map<String, @Nullable Object> fields) {
        return object(remove(fields, 0));
    }

    private @Nullable Object remove(@Nullable Object at, int depth) {
        boolean last = depth == steps.size() - 1;
        return switch (steps.get(depth)) {
            case Step.Name(String name)
            when at instanceof Map<?, ?> inner && inner.containsKey(name) -> {
                Map<String, @Nullable Object> copy = object(at);
                if (last) {
                    copy.remove(name);
                } else {
                    copy.put(name, remove(copy.get(name), depth + 1));
                }
                yield copy;
            }
            case Step.Index(int index)
            when at instanceof List<?> list && index < list.size() -> {
                List<@Nullable Object> copy = new ArrayList<>(list);
                if (last) {
                    copy.remove(index);
                } else {
                    copy.set(index, remove(copy.get(index), depth + 1));
                }
                yield copy;
            }
            case Step.Name _, Step.Index _, Step.Each _ -> at;
        };
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> copy.put((String) name, each));
        }
        return copy;
    }

    /// As [#read] reads it.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Step.Name(String name)
                when name.isEmpty() || name.matches(".*[.\\[\\]\"].*") ->
                    text.append('[').append(CanonicalJson.text(name)).append(']');
                case Step.Name(String name) ->
                    text.append(text.isEmpty() ? "" : ".").append(name);
                case Step.Index(int index) -> text.append('[').append(index).append(']');
                case Step.Each() -> text.append("[]");
            }
        }
        return text.toString();
    }
}
