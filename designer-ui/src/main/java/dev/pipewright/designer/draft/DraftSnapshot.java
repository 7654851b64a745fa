package dev.pipewright.designer.draft;

import dev.pipewright.model.Layout;
import dev.pipewright.model.Pipeline;
import java.util.List;

/// The whole draft, as it crosses the wire when a page opens.
///
/// @param draft which draft it is; the browser keeps unsent proposals under this name
/// @param seq the number of the last edit in it
/// @param boxWidth the width of every box, in canvas pixels at zoom 1
/// @param boxHeight the height of every box, in canvas pixels at zoom 1
/// @param editable false for a picture of what is published or running
/// @param idSeed where new nodes are to get the same ids each time; else empty
/// @param kinds what a box of each kind looks like
/// @param looks what else is said of each node
public record DraftSnapshot(
        String draft,
        long seq,
        int boxWidth,
        int boxHeight,
        boolean editable,
        String idSeed,
        Pipeline pipeline,
        Layout layout,
        List<KindLook> kinds,
        List<NodeLook> looks) {

    public DraftSnapshot {
        kinds = List.copyOf(kinds);
        looks = List.copyOf(looks);
    }

    /// What all nodes of a kind have in common.
    ///
    /// @param kind the key of the icon
    /// @param text what the kind is called
    /// @param colour of the icon, as CSS
    /// @param inputs the ports of a node that is new
    /// @param outputs the ports of a node that is new
    public record KindLook(String kind, String text, String colour, List<String> inputs, List<String> outputs) {
        public KindLook {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /// What a node shows of itself.
    ///
    /// @param detail a few words on what it does, as in `jdbc · foodmart`
    /// @param subject what the records are called that begin here; empty if unknown
    public record NodeLook(String id, String detail, String subject, List<String> inputs, List<String> outputs) {
        public NodeLook {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }
}
