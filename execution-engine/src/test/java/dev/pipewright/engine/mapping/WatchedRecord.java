package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An object that notes which of its fields somebody asks for, and whether somebody looks at all of them.
@SuppressWarnings("serial")
final class WatchedRecord extends LinkedHashMap<String, @Nullable Object> {

    private final String path;
    private final Set<SourceField> seen;

    private WatchedRecord(String path, Set<SourceField> seen) {
        this.path = path;
        this.seen = seen;
    }

    /// A copy of a value whose objects are watched.
    ///
    /// @param seen gets the fields, those that are looked at all together as anything below
    static @Nullable Object of(@Nullable Object value, Set<SourceField> seen) {
        return of(value, "$", seen);
    }

    private static @Nullable Object of(@Nullable Object value, String path, Set<SourceField> seen) {
        if (value instanceof Map<?, ?> object) {
            var watched = new WatchedRecord(path, seen);
            object.forEach((name, field) -> {
                String below = watched.below(String.valueOf(name));
                watched.put(String.valueOf(name), of(field, below, seen));
            });
            return watched;
        }
        if (value instanceof List<?> list) {
            var watched = new ArrayList<@Nullable Object>();
            list.forEach(item -> watched.add(of(item, path, seen)));
            return watched;
        }
        return value;
    }

    private String below(String name) {
        String step = Origin.RECORD.field(name).places().iterator().next().path();
        return path.equals("$") ? step : path + "." + step;
    }

    private void all() {
        seen.add(new SourceField(path, true));
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        if (super.containsKey(name)) {
            seen.add(new SourceField(below(String.valueOf(name)), false));
        }
        return super.get(name);
    }

    @Override
    public Set<String> keySet() {
        all();
        return super.keySet();
    }

    @Override
    public Collection<@Nullable Object> values() {
        all();
        return super.values();
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        all();
        return super.entrySet();
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super @Nullable Object> action) {
        all();
        super.forEach(action);
    }
}
