package dev.pipewright.designer.form;

import dev.pipewright.model.Edge;
import java.util.List;

/// All that the form of a node shows beside the node's own values, which the browser has.
///
/// @param node the id; empty if there is no such node
/// @param connections the saved connections that fit, by name
/// @param choices what the node can be connected to
/// @param part the pipeline that runs in its place
/// @param help where the kind of the node is explained
public record NodeFacts(
        String node,
        List<FormField> fields,
        List<FormProblem> problems,
        List<String> connections,
        List<FormNames> names,
        List<ConnectChoice> choices,
        PartFacts part,
        String help) {

    /// There is no such node.
    static final NodeFacts NONE =
            new NodeFacts("", List.of(), List.of(), List.of(), List.of(), List.of(), PartFacts.NONE, "");

    public NodeFacts {
        fields = List.copyOf(fields);
        problems = List.copyOf(problems);
        connections = List.copyOf(connections);
        names = List.copyOf(names);
        choices = List.copyOf(choices);
    }

    /// An edge that may start at the node.
    ///
    /// @param text the names of the other node, and of ports where there are several
    public record ConnectChoice(String text, Edge edge) {}
}
