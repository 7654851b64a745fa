package dev.pipewright.model;

import java.util.regex.Pattern;

/// The identity of a node: its kind and six random characters, as in `map-k3x9q2`. Watermarks and effects hang on
/// it, so it is never shown as a name and never used again in a pipeline.
public record NodeId(String value) implements Comparable<NodeId> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-zA-Z]*-[a-z0-9]{1,32}");

    public NodeId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a node id: " + value);
        }
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
