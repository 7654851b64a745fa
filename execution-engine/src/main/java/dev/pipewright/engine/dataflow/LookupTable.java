package dev.pipewright.engine.dataflow;

import dev.pipewright.model.record.DataRecord;
import java.util.List;
import java.util.Map;

/// The other stream of a look-up. Safe for use by many threads.
interface LookupTable {

    /// The records under some keys; a key without any is missing or has none.
    ///
    /// @param wanted for each key the values it was made from, in the order of the look-up's keys
    /// @throws dev.pipewright.connectors.spi.ConnectorException if the stream cannot be read
    Map<LookupKey, List<DataRecord>> find(Map<LookupKey, List<Object>> wanted);
}
