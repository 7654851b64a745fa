package dev.pipewright.engine.mapping;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An object whose fields were known when the mapping was compiled. Like a [LinkedHashMap] in all it does; if it gets
/// a field that it has not, it becomes one inside. Used by one thread while it is changed.
final class ShapedObject extends AbstractMap<String, @Nullable Object> {

    private final Shape shape;
    private final @Nullable Object[] values;
    private int size = -1;
    private @Nullable Map<String, @Nullable Object> grown;

    ShapedObject(Shape shape, @Nullable Object[] values) {
        this.shape = shape;
        this.values = values;
    }

    @Override
    public int size() {
        if (grown != null) {
            return grown.size();
        }
        if (size < 0) {
            int count = 0;
            for (var value : values) {
                count += value == Missing.MISSING ? 0 : 1;
            }
            size = count;
        }
        return size;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        if (grown != null) {
            return grown.containsKey(name);
        }
        int field = shape.field(name);
        return field >= 0 && values[field] != Missing.MISSING;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        if (grown != null) {
            return grown.get(name);
        }
        int field = shape.field(name);
        return field < 0 ? null : orNull(values[field]);
    }

    @Override
    public @Nullable Object put(String name, @Nullable Object value) {
        int field = grown == null ? shape.field(name) : -1;
        if (field < 0 || values[field] == Missing.MISSING) {
            return grown().put(name, value);
        }
        var before = values[field];
        values[field] = value;
        return before;
    }

    @Override
    public @Nullable Object remove(@Nullable Object name) {
        if (grown != null) {
            return grown.remove(name);
        }
        int field = shape.field(name);
        if (field < 0) {
            return null;
        }
        var before = values[field];
        values[field] = Missing.MISSING;
        size = -1;
        return orNull(before);
    }

    @Override
    public void clear() {
        grown().clear();
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super @Nullable Object> action) {
        if (grown != null) {
            grown.forEach(action);
            return;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] != Missing.MISSING) {
                action.accept(shape.name(i), values[i]);
            }
        }
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return grown != null ? grown.entrySet() : new Fields();
    }

    /// The same fields in a map that takes any others; from here on only that one counts.
    private Map<String, @Nullable Object> grown() {
        if (grown == null) {
            var map = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(values.length + 1);
            forEach(map::put);
            grown = map;
        }
        return grown;
    }

    private static @Nullable Object orNull(@Nullable Object value) {
        return value == Missing.MISSING ? null : value;
    }

    private final class Fields extends AbstractSet<Entry<String, @Nullable Object>> {
        @Override
        public int size() {
            return ShapedObject.this.size();
        }

        @Override
        public Iterator<Entry<String, @Nullable Object>> iterator() {
            return new FieldIterator();
        }
    }

    private final class FieldIterator implements Iterator<Entry<String, @Nullable Object>> {

        private int next = following(0);
        private int last = -1;

        @Override
        public boolean hasNext() {
            return next < values.length;
        }

        @Override
        public Entry<String, @Nullable Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            last = next;
            next = following(next + 1);
            return new Field(last);
        }

        @Override
        public void remove() {
            if (last < 0) {
                throw new IllegalStateException("no field is gone to");
            }
            ShapedObject.this.remove(shape.name(last));
            last = -1;
        }

        private int following(int from) {
            int field = from;
            while (field < values.length && values[field] == Missing.MISSING) {
                field++;
            }
            return field;
        }
    }

    private final class Field extends SimpleEntry<String, @Nullable Object> {

        Field(int field) {
            super(shape.name(field), values[field]);
        }

        @Override
        public @Nullable Object setValue(@Nullable Object value) {
            put(getKey(), value);
            return super.setValue(value);
        }
    }
}
