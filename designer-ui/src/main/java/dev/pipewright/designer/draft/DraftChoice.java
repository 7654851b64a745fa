package dev.pipewright.designer.draft;

import dev.pipewright.model.edit.PipelineEdit;
import java.util.List;

/// A proposal that others have overtaken, as the browser shows it: its author chooses what stands.
///
/// @param seq the number of the last edit that it was compared with
/// @param places where there is something to choose
/// @param fitting what is done of it whatever is chosen
/// @param insisting what is done if the author chooses their own
public record DraftChoice(
        String editId, long seq, List<ChoicePlace> places, List<PipelineEdit> fitting, PipelineEdit insisting) {

    public DraftChoice {
        places = List.copyOf(places);
        fitting = List.copyOf(fitting);
    }

    /// One place where two values are to choose from, as people read them.
    ///
    /// @param label what it is called, as in `Read sales · Query`
    /// @param isGone true if others have removed what the value belongs to
    /// @param by who wrote or removed it
    /// @param before what stood there when the author looked
    public record ChoicePlace(String label, boolean isGone, String by, String before, String theirs, String mine) {}
}
