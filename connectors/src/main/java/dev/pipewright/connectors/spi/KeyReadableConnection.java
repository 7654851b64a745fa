package dev.pipewright.connectors.spi;

import dev.pipewright.model.record.DataRecord;
import java.util.List;
import java.util.Map;

/// A connection that finds records by key.
public interface KeyReadableConnection extends ReadableConnection {

    /// True if records of this request can be found by key; where not, they are read whole.
    default boolean findsByKey(StreamRequest request) {
        return true;
    }

    /// Returns all records whose key fields have the values of one of the keys, in any order.
    ///
    /// @param keys values by field name; all with the same names; at most 500
    List<DataRecord> readByKeys(StreamRequest request, List<Map<String, Object>> keys);
}
