package dev.pipewright.engine.dataflow;

import dev.pipewright.model.Node.Aggregate.Function;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The aggregate functions. Null and missing values take no part; without any value the result is null, or 0 for a
/// count.
final class Aggregates {

    private Aggregates() {}

    /// Values that cannot be added or compared; the message is a kept sentence.
    static final class NotComparableException extends Exception {

        NotComparableException(Sentence sentence) {
            super(sentence.kept(), null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    static @Nullable Object of(Function function, FieldPath field, List<DataRecord> group)
            throws NotComparableException {
        return switch (function) {
            case FIRST -> field.valueIn(group.getFirst().fields());
            case LAST -> field.valueIn(group.getLast().fields());
            case COUNT -> (long) group.size();
            case SUM -> sum(field, group);
            case MIN -> extreme(field, group, -1);
            case MAX -> extreme(field, group, 1);
        };
    }

    private static @Nullable Object sum(FieldPath field, List<DataRecord> group) throws NotComparableException {
        BigDecimal sum = null;
        for (DataRecord record : group) {
            Object value = field.valueIn(record.fields());
            if (value == null) {
                continue;
            }
            if (!Values.isNumber(value)) {
                throw new NotComparableException(Sentence.of("engine.notANumber", "value", value, "field", field));
            }
            sum = sum == null ? Values.decimal(value) : sum.add(Values.decimal(value));
        }
        return sum;
    }

    private static @Nullable Object extreme(FieldPath field, List<DataRecord> group, int sign)
            throws NotComparableException {
        Object extreme = null;
        for (DataRecord record : group) {
            Object value = field.valueIn(record.fields());
            if (value != null && (extreme == null || sign * compare(value, extreme, field) > 0)) {
                extreme = value;
            }
        }
        return extreme;
    }

    private static int compare(Object one, Object other, FieldPath field) throws NotComparableException {
        if (Values.isNumber(one) && Values.isNumber(other)) {
            return Values.decimal(one).compareTo(Values.decimal(other));
        }
        if (one instanceof String text && other instanceof String otherText) {
            return text.compareTo(otherText);
        }
        throw new NotComparableException(
                Sentence.of("engine.notComparable", "one", one, "other", other, "field", field));
    }
}
