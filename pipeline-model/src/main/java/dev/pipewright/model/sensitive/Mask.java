package dev.pipewright.model.sensitive;

import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Hides the sensitive values of records, wherever a person sees them. It is for looking only: what is processed
/// is never masked. Safe for use by many threads.
public final class Mask {

    /// What stands in place of a value that nobody is to see.
    public static final String HIDDEN = "•••";

    private final SensitivePaths paths;
    private final Set<String> names;

    /// @param paths where the sensitive values are
    public Mask(SensitivePaths paths) {
        this(paths, Set.of());
    }

    private Mask(SensitivePaths paths, Set<String> names) {
        this.paths = paths;
        this.names = names;
    }

    /// For what was made of the records elsewhere, and may have their fields at other places: a request, an
    /// answer. It hides all that has the name of a sensitive field too.
    public Mask byName() {
        return new Mask(
                paths,
                paths.paths().stream()
                        .map(path -> path.substring(path.lastIndexOf('.') + 1))
                        .collect(Collectors.toSet()));
    }

    /// True if there is nothing to hide.
    public boolean isEmpty() {
        return paths.isEmpty();
    }

    /// True for the path of a sensitive field, and for what is in one or what one is in: a list with a sensitive
    /// part tells it.
    public boolean hides(String path) {
        return paths.touches(path) || isNamed(SensitivePaths.plain(path));
    }

    private boolean isHidden(String path) {
        return paths.paths().contains(path) || isNamed(path);
    }

    private boolean isNamed(String path) {
        return names.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    /// The record with its sensitive values hidden, also where its key tells one.
    public DataRecord of(DataRecord record) {
        if (paths.isEmpty()) {
            return record;
        }
        String key = record.key();
        String shown = key == null ? null : valuesIn(record.fields()).in(key);
        return new DataRecord(shown, record.origin(), of(record.fields()));
    }

    /// The fields with the sensitive ones hidden. A null stays: there is nothing to see.
    public Map<String, @Nullable Object> of(Map<String, @Nullable Object> fields) {
        return paths.isEmpty() ? fields : object(fields, "");
    }

    private Map<String, @Nullable Object> object(Map<?, ?> fields, String prefix) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String path = prefix + SensitivePaths.plain(String.valueOf(name));
            shown.put(String.valueOf(name), isHidden(path) ? hidden(value) : value(value, path));
        });
        return Collections.unmodifiableMap(shown);
    }

    private @Nullable Object value(@Nullable Object value, String path) {
        return switch (value) {
            case Map<?, ?> object -> object(object, path + ".");
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(value(item, path)));
                yield Collections.unmodifiableList(items);
            }
            case null, default -> value;
        };
    }

    private static @Nullable Object hidden(@Nullable Object value) {
        return value == null ? null : HIDDEN;
    }

    /// What is hidden in a record, to hide it in what is said about the record too.
    public HiddenValues valuesIn(Map<String, @Nullable Object> fields) {
        if (paths.isEmpty()) {
            return HiddenValues.NONE;
        }
        Set<String> found = new HashSet<>();
        collect(fields, "", false, found);
        return new HiddenValues(found);
    }

    private void collect(@Nullable Object value, String path, boolean isHidden, Set<String> found) {
        switch (value) {
            case Map<?, ?> object ->
                object.forEach((name, inner) -> {
                    String at = (path.isEmpty() ? "" : path + ".") + SensitivePaths.plain(String.valueOf(name));
                    collect(inner, at, isHidden || isHidden(at), found);
                });
            case List<?> list -> list.forEach(item -> collect(item, path, isHidden, found));
            case null -> {}
            case Boolean _ -> {}
            default -> {
                if (isHidden) {
                    found.add(HiddenValues.text(value));
                }
            }
        }
    }

    /// What a person has made of fields that were shown to them hidden: where they left the mask, the value that
    /// it stands for comes back.
    ///
    /// @param before the fields as they are
    /// @param written what the person wrote
    public static Map<String, @Nullable Object> restored(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> written) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        written.forEach((name, value) -> after.put(name, restored(before.get(name), value)));
        return after;
    }

    private static @Nullable Object restored(@Nullable Object before, @Nullable Object written) {
        if (HIDDEN.equals(written)) {
            return before;
        }
        return switch (written) {
            case Map<?, ?> object -> {
                Map<?, ?> old = before instanceof Map<?, ?> map ? map : Map.of();
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                object.forEach((name, value) -> fields.put(String.valueOf(name), restored(old.get(name), value)));
                yield fields;
            }
            case List<?> list -> {
                List<?> old = before instanceof List<?> items ? items : List.of();
                List<@Nullable Object> items = new ArrayList<>();
                for (int i = 0; i < list.size(); i++) {
                    items.add(restored(i < old.size() ? old.get(i) : null, list.get(i)));
                }
                yield items;
            }
            case null, default -> written;
        };
    }
}
