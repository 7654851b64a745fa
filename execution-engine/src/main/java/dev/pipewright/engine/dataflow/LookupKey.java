package dev.pipewright.engine.dataflow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Values by which a record is found in another stream, as texts: systems differ in whether a number is one.
record LookupKey(List<String> texts) {

    private static final int MOST_ZEROS = 40;

    LookupKey {
        texts = List.copyOf(texts);
    }

    /// The key that the fields of a record have.
    ///
    /// @return null if a value is missing, or is no single value
    static @Nullable LookupKey of(Map<String, @Nullable Object> fields, List<FieldPath> paths) {
        List<String> texts = new ArrayList<>(paths.size());
        for (FieldPath path : paths) {
            Object value = path.valueIn(fields);
            if (value == null || value instanceof Map || value instanceof List) {
                return null;
            }
            texts.add(text(value));
        }
        return new LookupKey(texts);
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            BigDecimal plain = number.stripTrailingZeros();
            return plain.scale() < -MOST_ZEROS ? plain.toString() : plain.toPlainString();
        }
        return Objects.toString(value);
    }

    /// The key in words, as in `17, EU`.
    @Override
    public String toString() {
        return String.join(", ", texts);
    }
}
