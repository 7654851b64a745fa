package dev.pipewright.platform.shadow;

import dev.pipewright.model.sensitive.HiddenValues;
import dev.pipewright.model.sensitive.Mask;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A field that differs between two JSON values.
///
/// @param path field names joined by dots, places of lists in brackets from 0, as in `lines[2].amount`
/// @param before a text as it is, other values as JSON; null if the field is not there
/// @param after likewise
public record FieldChange(
        String path, @Nullable String before, @Nullable String after) {

    /// More fields of one document nobody reads.
    static final int MOST = 200;

    private static final int LONGEST = 500;

    /// The fields that differ, by path; [#MOST] at most.
    static List<FieldChange> between(@Nullable Object before, @Nullable Object after) {
        var old = new TreeMap<String, String>();
        var now = new TreeMap<String, String>();
        collect("", before, old);
        collect("", after, now);
        var paths = new TreeMap<String, Boolean>();
        old.keySet().forEach(path -> paths.put(path, true));
        now.keySet().forEach(path -> paths.put(path, true));
        var changes = new ArrayList<FieldChange>();
        for (String path : paths.keySet()) {
            if (!Objects.equals(old.get(path), now.get(path)) && changes.size() < MOST) {
                changes.add(new FieldChange(path, shown(old.get(path)), shown(now.get(path))));
            }
        }
        return List.copyOf(changes);
    }

    private static void collect(String path, @Nullable Object value, Map<String, String> leaves) {
        switch (value) {
            case Map<?, ?> map
            when !map.isEmpty() ->
                map.forEach((name, inner) -> collect(path.isEmpty() ? "" + name : path + "." + name, inner, leaves));
            case Collection<?> list
            when !list.isEmpty() -> {
                int place = 0;
                for (Object inner : list) {
                    collect(path + "[" + place++ + "]", inner, leaves);
                }
            }
            case null -> leaves.put(path, "null");
            // 10.50 and 10.5 are the same number.
            case BigDecimal number ->
                leaves.put(path, number.stripTrailingZeros().toPlainString());
            case Map<?, ?> _ -> leaves.put(path, "{}");
            case Collection<?> _ -> leaves.put(path, "[]");
            default -> leaves.put(path, value.toString());
        }
    }

    /// The same as people see it.
    ///
    /// @param isSensitive true if neither value is to be seen
    /// @param hidden what is not to be seen in either
    FieldChange masked(boolean isSensitive, HiddenValues hidden) {
        return new FieldChange(path, masked(before, isSensitive, hidden), masked(after, isSensitive, hidden));
    }

    private static @Nullable String masked(@Nullable String value, boolean isSensitive, HiddenValues hidden) {
        if (value == null) {
            return null;
        }
        return isSensitive ? Mask.HIDDEN : hidden.in(value);
    }

    private static @Nullable String shown(@Nullable String value) {
        return value == null || value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }
}
