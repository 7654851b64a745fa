package dev.pipewright.engine.call;

import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;

/// The right to make lasting entries at a target. Without one a [Target] reaches only the endpoints that its preset
/// lists as free of side effects, whatever the mapping says.
public final class RecordPermit {

    private RecordPermit() {}

    /// The permit of a record run.
    ///
    /// @throws IllegalArgumentException if the run is not a record run
    public static RecordPermit of(Run run) {
        if (run.mode() != Mode.RECORD) {
            throw new IllegalArgumentException("run " + run.id() + " may not record: its mode is " + run.mode());
        }
        return new RecordPermit();
    }
}
