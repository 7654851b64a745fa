package dev.pipewright.engine.mapping;

/// A field of the record that a mapping reads.
///
/// @param path field names joined by dots, those that are no plain words in backquotes. `[]` stands where a
///     for-each line takes the items of a list one by one, as in `sales[].price`; elsewhere a path goes through
///     lists unseen, as expressions do. `$` is the whole record
/// @param anythingBelow false if the value at the path is read as it is, with all that is in it; true if fields
///     below it are read, but only the data says which, as with `*` or a name that is calculated
public record SourceField(String path, boolean anythingBelow) implements Comparable<SourceField> {

    /// True for a field of another one, and for the other one itself.
    boolean isIn(SourceField other) {
        return other.path.equals("$")
                || path.equals(other.path)
                || path.startsWith(other.path + ".")
                || path.startsWith(other.path + "[].");
    }

    @Override
    public int compareTo(SourceField other) {
        int order = path.compareTo(other.path);
        return order == 0 ? Boolean.compare(anythingBelow, other.anythingBelow) : order;
    }

    /// The path; with `.*` behind it for anything below.
    @Override
    public String toString() {
        return anythingBelow ? path + ".*" : path;
    }
}
