package dev.pipewright.engine.dataflow;

import dev.pipewright.model.record.DataRecord;

/// Where records go on in the flow of a stage.
interface Receiver {

    void accept(DataRecord record);

    /// A record is missing here: it could not be read, or was refused on the way. Nobody knows whether it would have
    /// come so far.
    void missing();

    /// True if groups are formed here or behind, so that nothing of one may be held back when the next begins.
    boolean needsBorders();
}
