package dev.pipewright.engine.plan;

import java.util.List;

/// A part of the plan whose nodes are fused: a record passes them all at once, in memory.
///
/// @param name stable for a pipeline's meaning; names the stage's splits and checkpoints
/// @param entry what gets the input's records
/// @param steps the nodes between input and end, each after those it gets records from
/// @param border the input's fields that borders between chunks must fall on a change of; empty if any place will
///     do
/// @param inputEdges how many edges leave the source, to count what it gives out; 0 if the input is not counted
///     here
public record Stage(
        String name,
        StageInput input,
        List<Inlet> entry,
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

    /// The stages that kept the input in segments; empty if it is not read from such.
    public List<String> landedBy() {
        return switch (input) {
            case StageInput.Landed landed -> List.of(landed.stage());
            case StageInput.Exchanged exchanged -> exchanged.stages();
            case StageInput.Read _, StageInput.Settled _ -> List.of();
        };
    }
}
