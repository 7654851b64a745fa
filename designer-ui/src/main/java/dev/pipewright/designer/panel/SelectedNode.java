package dev.pipewright.designer.panel;

import java.util.List;

/// The selected node, as the browser's fields need it.
///
/// @param name what it is called; the browser may know a newer one
/// @param choices what it can be connected to
public record SelectedNode(String id, String name, List<ConnectChoice> choices) {

    public SelectedNode {
        choices = List.copyOf(choices);
    }

    /// An edge that may start at the node.
    ///
    /// @param text the names of the other node, and of ports where there are several
    public record ConnectChoice(String text, String fromPort, String to, String toPort) {}
}
