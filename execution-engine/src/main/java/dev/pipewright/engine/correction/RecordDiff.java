package dev.pipewright.engine.correction;

import dev.pipewright.engine.correction.RecordPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds what a person changed in a record, field by field.
public final class RecordDiff {

    private final List<Difference> found = new ArrayList<>();

    private RecordDiff() {}

    /// A change with what was there before.
    ///
    /// @param before null if it was null or missing
    public record Difference(RecordChange change, @Nullable Object before) {}

    /// What makes one record of the other; empty if they are the same. A list that got longer or shorter is one
    /// change.
    public static List<Difference> between(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        var diff = new RecordDiff();
        diff.compareObjects(null, before, after);
        return List.copyOf(diff.found);
    }

    private void compareObjects(@Nullable RecordPath path, Map<?, ?> before, Map<?, ?> after) {
        for (Map.Entry<?, ?> entry : after.entrySet()) {
            var name = new Step.Name((String) Objects.requireNonNull(entry.getKey()));
            RecordPath inner = path == null ? new RecordPath(List.of(name)) : path.then(name);
            if (before.containsKey(name.name())) {
                compare(inner, before.get(name.name()), entry.getValue());
            } else {
                found.add(new Difference(new RecordChange.Put(inner, entry.getValue()), null));
            }
        }
        for (Map.Entry<?, ?> entry : before.entrySet()) {
            if (!after.containsKey(entry.getKey())) {
                var name = new Step.Name((String) Objects.requireNonNull(entry.getKey()));
                RecordPath inner = path == null ? new RecordPath(List.of(name)) : path.then(name);
                found.add(new Difference(new RecordChange.Remove(inner), entry.getValue()));
            }
        }
    }

    private void compare(RecordPath path, @Nullable Object before, @Nullable Object after) {
        if (RecordChange.same(before, after)) {
            return;
        }
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            compareObjects(path, one, other);
        } else if (before instanceof List<?> one && after instanceof List<?> other && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(path.then(new Step.Index(i)), one.get(i), other.get(i));
            }
        } else {
            found.add(new Difference(new RecordChange.Put(path, after), before));
        }
    }
}
