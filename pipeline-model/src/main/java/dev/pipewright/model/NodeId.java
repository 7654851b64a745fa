package dev.pipewright.model;

import java.util.Optional;
import java.util.regex.Pattern;

/// The identity of a node: its kind and six random characters, as in `map-k3x9q2`. Watermarks and effects hang on
/// it, so it is never shown as a name and never used again in a pipeline.
///
/// A node that runs in the place of a sub-pipeline has the id of that one before its own, as in
/// `subPipeline-ab12cd_map-k3x9q2`; nobody draws such a node.
public record NodeId(String value) implements Comparable<NodeId> {

    private static final String ONE = "[a-z][a-zA-Z]*-[a-z0-9]{1,32}";
    private static final char INSIDE = '_';
    private static final Pattern FORM = Pattern.compile(ONE + "(" + INSIDE + ONE + ")*");

    public NodeId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a node id: " + value);
        }
    }

    /// The id of this node where it runs in the place of a sub-pipeline.
    public NodeId within(NodeId subPipeline) {
        return new NodeId(subPipeline.value + INSIDE + value);
    }

    /// The sub-pipeline in whose place the node runs; the innermost, if one is in the other.
    public Optional<NodeId> surrounding() {
        int end = value.lastIndexOf(INSIDE);
        return end < 0 ? Optional.empty() : Optional.of(new NodeId(value.substring(0, end)));
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
