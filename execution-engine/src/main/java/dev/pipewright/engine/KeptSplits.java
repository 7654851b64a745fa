package dev.pipewright.engine;

import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.ledger.SplitProgress;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.engine.plan.StageInput;
import dev.pipewright.engine.store.RunStore;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.json.PipelineJson;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// In which splits a run read its sources, and so kept them. Nobody outside is asked for it.
final class KeptSplits {

    private final Run run;
    private final Pipeline pipeline;
    private final RunStore runs;
    private final Ledger ledger;

    KeptSplits(Run run, RunStore runs, Ledger ledger) {
        this.run = run;
        this.pipeline =
                PipelineJson.read(runs.pipelineOf(run.tenant(), run.id())).pipeline();
        this.runs = runs;
        this.ledger = ledger;
    }

    /// The splits of a source; empty if the run did not come to read it. Their fences say nothing.
    List<Slice> of(Node.Source source) {
        // A stage behind a landed source may have the name of one that reads it, so who lands it is asked first.
        return Stream.of(false, true)
                .map(reopens -> of(source, reopens))
                .filter(splits -> !splits.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Slice> of(Node.Source source, boolean reopens) {
        return Planner.plan(pipeline, _ -> reopens).stages().stream()
                .filter(stage -> stage.input() instanceof StageInput.Read read
                        && read.id().equals(source.id()))
                .flatMap(stage -> of(run, stage, runs))
                .toList();
    }

    /// The splits of a stage of a run. Their fences say nothing.
    static Stream<Slice> of(Run run, Stage stage, RunStore runs) {
        int splits = runs.splits(run.tenant(), run.id(), stage.name()).size();
        return IntStream.range(0, splits)
                .mapToObj(number -> new Slice(run.tenant(), run.id(), run.mode(), stage.name(), number, 0));
    }

    /// True if the run read a source to its end.
    boolean isWhole(Node.Source source) {
        List<Slice> splits = of(source);
        return !splits.isEmpty() && splits.stream().map(ledger::progress).allMatch(SplitProgress::ended);
    }
}
