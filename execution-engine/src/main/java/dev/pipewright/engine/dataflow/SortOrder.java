package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.engine.dataflow.SegmentForm.Entry;
import dev.pipewright.model.Node;
import dev.pipewright.model.record.CanonicalJson;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares records by some fields. Missing values come first, then what is false and true, numbers, texts, and last
/// lists and objects; texts by their UTF-16 units. Numbers of one value are equal, as in 1 and 1.0.
final class SortOrder implements Comparator<List<@Nullable Object>> {

    private final List<Node.Sort.Key> keys;
    private final List<FieldPath> paths;

    SortOrder(List<Node.Sort.Key> keys) {
        this.keys = List.copyOf(keys);
        this.paths = keys.stream().map(key -> FieldPath.of(key.field())).toList();
    }

    List<FieldPath> paths() {
        return paths;
    }

    List<@Nullable Object> valuesOf(DataRecord record) {
        List<@Nullable Object> values = new ArrayList<>(paths.size());
        for (FieldPath path : paths) {
            values.add(path.valueIn(record.fields()));
        }
        return values;
    }

    List<@Nullable Object> valuesOf(Entry entry) {
        return switch (entry) {
            case Entry.Whole whole -> valuesOf(whole.record());
            case Entry.Gap gap -> valuesOf(gap.input());
        };
    }

    private List<@Nullable Object> valuesOf(UnreadableInput gap) {
        List<@Nullable Object> values = new ArrayList<>(paths.size());
        for (FieldPath path : paths) {
            values.add(gap.order().get(path.toString()));
        }
        return values;
    }

    @Override
    public int compare(List<@Nullable Object> one, List<@Nullable Object> other) {
        for (int i = 0; i < keys.size(); i++) {
            int difference = compareValues(one.get(i), other.get(i));
            if (difference != 0) {
                return keys.get(i).descending() ? -difference : difference;
            }
        }
        return 0;
    }

    private static int compareValues(@Nullable Object one, @Nullable Object other) {
        int difference = Integer.compare(rank(one), rank(other));
        if (difference != 0 || one == null || other == null) {
            return difference;
        }
        return switch (one) {
            case Boolean truth -> truth.compareTo((Boolean) other);
            case Long number when other instanceof Long second -> number.compareTo(second);
            case String text -> text.compareTo((String) other);
            default ->
                Values.isNumber(one)
                        ? Values.decimal(one).compareTo(Values.decimal(other))
                        : CanonicalJson.text(one).compareTo(CanonicalJson.text(other));
        };
    }

    private static int rank(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Boolean _ -> 1;
            case String _ -> 3;
            default -> Values.isNumber(value) ? 2 : 4;
        };
    }
}
