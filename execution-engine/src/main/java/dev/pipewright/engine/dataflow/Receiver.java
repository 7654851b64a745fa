package dev.pipewright.engine.dataflow;

import dev.pipewright.model.record.DataRecord;
import org.jspecify.annotations.Nullable;

/// Where records go on in the flow of a stage.
interface Receiver {

    void accept(DataRecord record);

    /// A record is missing here: it could not be read, or was refused on the way. Nobody knows whether it would have
    /// come so far.
    ///
    /// @param refused as it was when it was refused; null if it could not be read
    void missing(@Nullable DataRecord refused);

    /// True if groups are formed here or behind, so that nothing of one may be held back when the next begins.
    boolean needsBorders();
}
