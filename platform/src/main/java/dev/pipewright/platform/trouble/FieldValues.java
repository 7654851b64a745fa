package dev.pipewright.platform.trouble;

import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.model.sensitive.Mask;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the records of a cause have in a field.
///
/// @param path where the field is; absent if the cause is about none, or about one that the records do not have
/// @param values the most frequent first
/// @param more how many other values there are
/// @param looked at how many records
public record FieldValues(@Nullable RecordPath path, List<Counted> values, long more, long looked) {

    public FieldValues(@Nullable RecordPath path, List<Counted> values, long more, long looked) {
        this.path = path;
        this.values = List.copyOf(values);
        this.more = more;
        this.looked = looked;
    }

    /// The same without the values: of those that there are, how many.
    FieldValues hidden() {
        long there = values.stream()
                .filter(each -> each.value() != null)
                .mapToLong(Counted::count)
                .sum();
        long missing = values.stream()
                .filter(each -> each.value() == null)
                .mapToLong(Counted::count)
                .sum();
        var counts = new ArrayList<Counted>();
        if (there > 0) {
            counts.add(new Counted(Mask.HIDDEN, there));
        }
        if (missing > 0) {
            counts.add(new Counted(null, missing));
        }
        return new FieldValues(path, counts, more, looked);
    }

    /// A value, as records have it.
    ///
    /// @param value null if it is null or missing
    /// @param count how often it is there
    public record Counted(@Nullable Object value, long count) {}
}
