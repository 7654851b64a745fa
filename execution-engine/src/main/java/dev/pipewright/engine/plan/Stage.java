package dev.pipewright.engine.plan;

import dev.pipewright.model.NodeId;
import java.util.List;
import java.util.Optional;

/// A part of the plan whose nodes are fused: a record passes them all at once, in memory.
///
/// @param name stable for a pipeline's meaning; names the stage's splits and checkpoints
/// @param entry the nodes that get the input's records
/// @param steps the nodes between input and end, each after those it gets records from
/// @param border the input's fields that borders between chunks must fall on a change of; empty if any place will
///     do
/// @param inputEdges how many edges leave the source, to count what it gives out; 0 if the input is not counted
///     here
public record Stage(
        String name,
        StageInput input,
        List<NodeId> entry,
        List<Step> steps,
        StageEnd end,
        List<String> border,
        int inputEdges) {

    public Stage {
        entry = List.copyOf(entry);
        steps = List.copyOf(steps);
        border = List.copyOf(border);
    }

    /// True if the input's own counts are made in this stage.
    public boolean countsInput() {
        return inputEdges > 0;
    }

    /// The stage that landed the input, if one did.
    public Optional<String> landedBy() {
        return input instanceof StageInput.Landed landed ? Optional.of(landed.stage()) : Optional.empty();
    }
}
