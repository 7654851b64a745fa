package dev.pipewright.model;

import java.util.Optional;

/// The kinds of nodes, each with the word that files and ids use.
public enum NodeKind {
    SOURCE("source", Node.Source.class),
    MAP("map", Node.Map.class),
    SELECT("select", Node.Select.class),
    FILTER("filter", Node.Filter.class),
    ROUTE("route", Node.Route.class),
    LOOKUP("lookup", Node.Lookup.class),
    VALUE_MAP("valueMap", Node.ValueMap.class),
    AGGREGATE("aggregate", Node.Aggregate.class),
    FLATTEN("flatten", Node.Flatten.class),
    DEDUPLICATE("deduplicate", Node.Deduplicate.class),
    SORT("sort", Node.Sort.class),
    JOIN("join", Node.Join.class),
    UNION("union", Node.Union.class),
    VALIDATE("validate", Node.Validate.class),
    API_CALL("apiCall", Node.ApiCall.class),
    SUB_PIPELINE("subPipeline", Node.SubPipeline.class),
    SINK("sink", Node.Sink.class),
    NOTE("note", Node.Note.class);

    private final String word;
    private final Class<? extends Node> type;

    NodeKind(String word, Class<? extends Node> type) {
        this.word = word;
        this.type = type;
    }

    /// What files and ids call the kind, as in `valueMap`.
    public String word() {
        return word;
    }

    public Class<? extends Node> type() {
        return type;
    }

    public static NodeKind of(Node node) {
        for (NodeKind kind : values()) {
            if (kind.type.isInstance(node)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("a node without a kind: " + node);
    }

    public static Optional<NodeKind> named(String word) {
        for (NodeKind kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
