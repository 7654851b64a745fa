package dev.pipewright.engine.mapping.assist;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether the values of a field number the items of a list.
enum Numbering {
    /// They rise in each list, and begin with the same number in all.
    COUNTS(10),
    /// No two items of a list have the same, and they are numbers.
    DISTINCT(0),
    /// No two items of a list have the same, but they are no numbers, as in `P-10`: likely the code of
    /// something else.
    CODES(-30),
    /// They cannot number anything.
    NONE(-100);

    private final int worth;

    Numbering(int worth) {
        this.worth = worth;
    }

    /// What it adds to how likely a field is the number of a line, in percent.
    int worth() {
        return worth;
    }

    /// @param groups the items of each list
    static Numbering of(Candidate candidate, List<List<Object>> groups) {
        var firsts = new HashSet<BigDecimal>();
        boolean counts = true;
        boolean several = false;
        boolean numbered = true;
        for (List<Object> items : groups) {
            var seen = new HashSet<Object>();
            var numbers = new ArrayList<BigDecimal>();
            for (Object item : items) {
                Object value = valueIn(item, candidate.name());
                if (value == null || !seen.add(value)) {
                    return NONE;
                }
                BigDecimal number = number(value);
                counts &= number != null && (numbers.isEmpty() || number.compareTo(numbers.getLast()) > 0);
                if (number != null) {
                    numbers.add(number);
                }
                numbered &= number != null;
            }
            several |= items.size() > 1;
            if (!numbers.isEmpty()) {
                firsts.add(numbers.getFirst().stripTrailingZeros());
            }
        }
        if (!numbered) {
            return CODES;
        }
        return counts && several && firsts.size() == 1 ? COUNTS : DISTINCT;
    }

    private static @Nullable Object valueIn(Object item, String name) {
        @Nullable Object at = item;
        for (String step : name.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(step) : at;
        }
        return at;
    }

    private static @Nullable BigDecimal number(Object value) {
        try {
            var number = new BigDecimal(value.toString());
            return number.stripTrailingZeros().scale() <= 0 ? number : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
