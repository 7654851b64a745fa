package dev.pipewright.engine.dataflow;

import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.HashSet;
import java.util.Set;

/// Names the records that arrive at a sink in one stage: by the stage's input and by their document, their group or
/// their place in it. If several come from one input record, the later ones get a number. So no two records of a
/// run share a name at a sink, and each has the same one however often its stage is interrupted.
final class ResultKeys {

    private final NodeId input;
    private final Set<String> used = new HashSet<>();

    ResultKeys(NodeId input) {
        this.input = input;
    }

    /// The key of a record that is known by its place, from 1: keys in the order of the places.
    static String numbered(long place) {
        String digits = Long.toString(place);
        return "0".repeat(Math.max(0, 12 - digits.length())) + digits;
    }

    String of(DataRecord record) {
        String key = input + "/" + record.key();
        String free = key;
        for (int number = 2; !used.add(free); number++) {
            free = key + "#" + number;
        }
        return free;
    }

    /// From here on no record comes from the same input record as one before.
    void border() {
        used.clear();
    }
}
