package dev.pipewright.engine.dataflow;

import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The values of some fields of a record, to tell where a group ends.
final class GroupKey {

    private final List<@Nullable Object> values;

    private GroupKey(List<@Nullable Object> values) {
        this.values = values;
    }

    static GroupKey of(DataRecord record, List<FieldPath> paths) {
        List<@Nullable Object> values = new ArrayList<>(paths.size());
        for (FieldPath path : paths) {
            values.add(path.valueIn(record.fields()));
        }
        return new GroupKey(values);
    }

    /// The key of what has only some values; null if one of them is missing.
    static @Nullable GroupKey of(Map<String, Object> values, List<FieldPath> paths) {
        List<@Nullable Object> found = new ArrayList<>(paths.size());
        for (FieldPath path : paths) {
            Object value = values.get(path.toString());
            if (value == null) {
                return null;
            }
            found.add(value);
        }
        return new GroupKey(found);
    }

    @Nullable
    Object value(int index) {
        return values.get(index);
    }

    boolean isSame(@Nullable GroupKey other) {
        if (other == null) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            if (!Values.same(values.get(i), other.values.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// All values as one text that equal keys share and different ones do not.
    String text() {
        return prefix(values.size());
    }

    /// The first values as such a text.
    String prefix(int length) {
        return CanonicalJson.text(values.subList(0, length));
    }

    int length() {
        return values.size();
    }

    /// The key in words, as in `17, 1997-01-05, 3`.
    @Override
    public String toString() {
        return values.stream().map(Objects::toString).collect(Collectors.joining(", "));
    }
}
