package dev.pipewright.engine.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of the fields that all objects made at one place have, in their order. Safe for use by many threads.
///
/// The names are written once, so that an object is no more than its values, and making one costs little.
final class Shape {

    private final String[] names;
    /// Where a name is found: its place and those after it hold one plus the field's number, or nothing.
    private final int[] places;

    Shape(List<String> names) {
        this.names = names.toArray(String[]::new);
        if (new HashSet<>(names).size() < this.names.length) {
            throw new IllegalArgumentException("a name is there twice: " + names);
        }
        this.places = new int[Integer.highestOneBit(this.names.length * 2 + 1) * 2];
        for (int i = 0; i < this.names.length; i++) {
            int place = place(this.names[i]);
            while (places[place] != 0) {
                place = after(place);
            }
            places[place] = i + 1;
        }
    }

    /// An object.
    ///
    /// @param values handed over, one for each name; [Missing] for a field that the object has not
    Map<String, @Nullable Object> object(@Nullable Object[] values) {
        return new ShapedObject(this, values);
    }

    int size() {
        return names.length;
    }

    String name(int field) {
        return names[field];
    }

    /// The number of the field with a name, or -1.
    int field(@Nullable Object name) {
        if (!(name instanceof String text)) {
            return -1;
        }
        for (int place = place(text); places[place] != 0; place = after(place)) {
            int field = places[place] - 1;
            if (names[field].equals(text)) {
                return field;
            }
        }
        return -1;
    }

    private int place(String name) {
        int hash = name.hashCode();
        return (hash ^ (hash >>> 16)) & (places.length - 1);
    }

    private int after(int place) {
        return (place + 1) & (places.length - 1);
    }
}
