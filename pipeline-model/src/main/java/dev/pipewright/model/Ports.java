package dev.pipewright.model;

import java.util.ArrayList;
import java.util.List;

/// Where records enter and leave a node.
public final class Ports {

    private Ports() {}

    /// The names of the ports that records enter by; a source and a note have none.
    public static List<String> inputsOf(Node node) {
        return switch (node) {
            case Node.Source _, Node.Note _ -> List.of();
            case Node.Join _ -> List.of(Node.Join.LEFT, Node.Join.RIGHT);
            case Node.Map _,
                    Node.Select _,
                    Node.Filter _,
                    Node.Route _,
                    Node.Lookup _,
                    Node.ValueMap _,
                    Node.Aggregate _,
                    Node.Flatten _,
                    Node.Deduplicate _,
                    Node.Sort _,
                    Node.Union _,
                    Node.Validate _,
                    Node.ApiCall _,
                    Node.SubPipeline _,
                    Node.Sink _ -> List.of(Edge.IN);
        };
    }

    /// The names of the ports that records leave by; a sink and a note have none.
    public static List<String> outputsOf(Node node) {
        return switch (node) {
            case Node.Sink _, Node.Note _ -> List.of();
            case Node.Route route -> branchesOf(route);
            case Node.Source _,
                    Node.Map _,
                    Node.Select _,
                    Node.Filter _,
                    Node.Lookup _,
                    Node.ValueMap _,
                    Node.Aggregate _,
                    Node.Flatten _,
                    Node.Deduplicate _,
                    Node.Sort _,
                    Node.Join _,
                    Node.Union _,
                    Node.Validate _,
                    Node.ApiCall _,
                    Node.SubPipeline _ -> List.of(Edge.OUT);
        };
    }

    /// True if several edges may end in one input of the node.
    public static boolean takesManyEdges(Node node) {
        return node instanceof Node.Union;
    }

    private static List<String> branchesOf(Node.Route route) {
        var ports = new ArrayList<String>();
        for (Node.Route.Branch branch : route.branches()) {
            if (!ports.contains(branch.port())) {
                ports.add(branch.port());
            }
        }
        if (!ports.contains(Node.Route.OTHERWISE)) {
            ports.add(Node.Route.OTHERWISE);
        }
        return List.copyOf(ports);
    }
}
