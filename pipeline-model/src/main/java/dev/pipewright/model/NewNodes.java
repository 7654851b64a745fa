package dev.pipewright.model;

import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;

/// Nodes as they are before anybody has set them: what is missing is a [Problem], and choices stand at what is safe.
public final class NewNodes {

    private NewNodes() {}

    public static Node of(NodeKind kind, NodeHeader header) {
        return switch (kind) {
            case SOURCE -> new Node.Source(header, "", "", Map.of(), Schema.UNKNOWN, List.of());
            case MAP -> new Node.Map(header, List.of());
            case SELECT -> new Node.Select(header, List.of());
            case FILTER -> new Node.Filter(header, "");
            case ROUTE -> new Node.Route(header, List.of());
            case LOOKUP -> new Node.Lookup(header, "", "", Map.of(), List.of(), "", Node.Lookup.NotFound.REJECT);
            case VALUE_MAP -> new Node.ValueMap(header, "", "", Map.of(), Node.ValueMap.Unmapped.REJECT, null);
            case AGGREGATE -> new Node.Aggregate(header, List.of(), null, List.of());
            case FLATTEN -> new Node.Flatten(header, "");
            case DEDUPLICATE -> new Node.Deduplicate(header, List.of());
            case SORT -> new Node.Sort(header, List.of());
            case JOIN -> new Node.Join(header, Node.Join.Type.INNER, List.of(), List.of());
            case UNION -> new Node.Union(header);
            case VALIDATE -> new Node.Validate(header, "");
            case API_CALL -> new Node.ApiCall(header, "", "", Map.of(), null, "", "", "");
            case SUB_PIPELINE -> new Node.SubPipeline(header, "", 1, Map.of());
            case SINK -> new Node.Sink(header, "", "", Map.of());
            case NOTE -> new Node.Note(header, "");
        };
    }
}
