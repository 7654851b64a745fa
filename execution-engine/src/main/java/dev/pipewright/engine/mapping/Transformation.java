package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `| pattern | update, delete |`: a function that gives a changed copy. Only the copy is ever changed, even if the
/// pattern finds objects elsewhere.
final class Transformation {

    private static final Signature SIGNATURE = Signature.parse("<(oa):o>");

    private final Code pattern;
    private final Code update;
    private final @Nullable Code delete;
    private final int position;

    Transformation(Code pattern, Code update, @Nullable Code delete, int position) {
        this.pattern = pattern;
        this.update = update;
        this.delete = delete;
        this.position = position;
    }

    FunctionValue asFunction(Frame frame) {
        return new NativeFunction(1, SIGNATURE, (arguments, _) -> transformed(arguments[0], frame));
    }

    private @Nullable Object transformed(@Nullable Object value, Frame frame) {
        if (value == Missing.MISSING) {
            return value;
        }
        Set<Object> copies = Collections.newSetFromMap(new IdentityHashMap<>());
        @Nullable Object copy = copy(value, copies, frame);
        var matches = pattern.run(copy, frame);
        if (matches instanceof List<?> list) {
            for (Object match : list) {
                change(match, copies, frame);
            }
        } else if (matches != Missing.MISSING) {
            change(matches, copies, frame);
        }
        return copy;
    }

    /// A deep copy whose objects can be changed; they are added to `copies`.
    static @Nullable Object copy(@Nullable Object value, Set<Object> copies, Frame frame) {
        frame.evaluation.step();
        if (value instanceof Map<?, ?> object) {
            var copy = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(object.size());
            object.forEach((name, field) -> copy.put(String.valueOf(name), copy(field, copies, frame)));
            copies.add(copy);
            return copy;
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<@Nullable Object>(list.size());
            for (Object item : list) {
                copy.add(copy(item, copies, frame));
            }
            return copy;
        }
        return value instanceof FunctionValue ? "" : value;
    }

    @SuppressWarnings("unchecked")
    private void change(@Nullable Object match, Set<Object> copies, Frame frame) {
        var changes = update.run(match, frame);
        if (changes != Missing.MISSING && !(changes instanceof Map<?, ?>)) {
            throw new Trouble("T2011", "The update must be an object, not " + Trouble.shown(changes) + ".", changes)
                    .at(position);
        }
        Map<String, @Nullable Object> object = match instanceof Map<?, ?> found && copies.contains(match)
                ? (Map<String, @Nullable Object>) found
                : new LinkedHashMap<String, @Nullable Object>();
        if (changes instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> object.put(String.valueOf(name), field));
        }
        if (delete != null) {
            delete(delete.run(match, frame), object);
        }
    }

    private void delete(@Nullable Object names, Map<?, ?> object) {
        if (names == Missing.MISSING) {
            return;
        }
        List<?> list = names instanceof List<?> many ? many : Collections.singletonList(names);
        for (Object name : list) {
            if (!(name instanceof String)) {
                throw new Trouble(
                                "T2012",
                                "What to delete must be the name of a field, or a list of names, not "
                                        + Trouble.shown(names) + ".",
                                names)
                        .at(position);
            }
            if (object.containsKey(name)) {
                object.remove(name);
            }
        }
    }
}
