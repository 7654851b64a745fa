package dev.pipewright.engine.dataflow;

import dev.pipewright.model.record.DataRecord;
import java.util.HashMap;
import java.util.Map;

/// Names the records that arrive at a sink: by their document, their group, or their place in the input. If several
/// come from one input record, the later ones get a number, so that none replaces another.
final class ResultKeys {

    private final Map<String, Integer> used = new HashMap<>();

    String of(DataRecord record) {
        String key = String.valueOf(record.key());
        int times = used.merge(key, 1, Integer::sum);
        return times == 1 ? key : key + "#" + times;
    }

    /// From here on no record comes from the same input record as one before.
    void border() {
        used.clear();
    }
}
