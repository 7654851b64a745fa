package dev.pipewright.platform.run;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.Selection;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import org.jspecify.annotations.Nullable;

/// What a drawing would make of what a run has read: an estimate, by construction, and in no list of runs.
///
/// @param of the run whose inputs are read; no replay itself
/// @param only which documents; null for all
/// @param drawing what runs, published or not
/// @param trigger begins as [Run#SHADOW] says; unique per tenant
/// @param startedBy the name of a person
public record ShadowRunRequest(
        TenantId tenant, RunId of, @Nullable Selection only, Drawing drawing, String trigger, String startedBy) {

    /// @throws IllegalArgumentException if the trigger is not that of a shadow run
    public ShadowRunRequest {
        if (!trigger.startsWith(Run.SHADOW)) {
            throw new IllegalArgumentException("not the trigger of a shadow run: " + trigger);
        }
    }
}
