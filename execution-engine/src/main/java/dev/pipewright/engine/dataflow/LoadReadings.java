package dev.pipewright.engine.dataflow;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.plan.ExecutionPlan;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.engine.plan.StageInput;
import dev.pipewright.engine.store.Reading;
import dev.pipewright.model.NodeId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/// Tells what the loads of a run have read: their splits said so with each checkpoint.
public record LoadReadings(Ledger ledger) {

    /// What each source has read that reads only changes.
    ///
    /// @param splits how many splits a stage has, by its name
    public Map<NodeId, Reading> of(Run run, ExecutionPlan plan, ToIntFunction<String> splits) {
        Map<NodeId, Reading> readings = new LinkedHashMap<>();
        for (Stage stage : plan.stages()) {
            if (stage.input() instanceof StageInput.Read read && read.node().incremental() != null) {
                Reading whole = Reading.NONE;
                for (int split = 0; split < splits.applyAsInt(stage.name()); split++) {
                    whole = whole.plus(reading(new Slice(run.tenant(), run.id(), run.mode(), stage.name(), split, 0)));
                }
                readings.put(read.id(), whole);
            }
        }
        return readings;
    }

    private Reading reading(Slice slice) {
        Map<?, ?> read = Position.of(ledger.progress(slice).checkpoint()).reading();
        return read == null ? Reading.NONE : Reading.of(read);
    }
}
