package dev.pipewright.platform.mapping;

import java.util.List;

/// What says what a mapping is to form.
///
/// @param name what people call the target; empty if nobody says what it wants
/// @param said who says so, in a sentence
/// @param isAttached true if there is a schema of the mapping's own, be it that something behind the mapping outranks
/// it
/// @param presets whose requests may be attached
/// @param drift what does not fit now
public record TargetLook(String name, String said, boolean isAttached, List<PresetTarget> presets, DriftLook drift) {

    public TargetLook {
        presets = List.copyOf(presets);
    }

    /// A preset whose request may be attached.
    public record PresetTarget(String preset, String name) {}
}
