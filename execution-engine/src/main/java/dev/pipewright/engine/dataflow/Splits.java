package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.dataflow.RunConnections.OpenSource;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.engine.plan.StageInput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How stages are divided. Only a source is read in several parts: what was landed or settled goes on as one, so
/// that a sink has one writer.
final class Splits {

    private final Ledger ledger;
    private final RunConnections connections;

    Splits(Ledger ledger, RunConnections connections) {
        this.ledger = ledger;
        this.connections = connections;
    }

    List<SourceSplit> of(Stage stage, int wanted, List<Integer> landed) {
        return switch (stage.input()) {
            case StageInput.Read read -> {
                OpenSource source = connections.source(read.node());
                yield source.connection().splits(source.request(), wanted);
            }
            case StageInput.Landed input ->
                List.of(new SourceSplit("what was read from " + input.node().name(), bounds(landed)));
            case StageInput.Exchanged input ->
                List.of(new SourceSplit("the records of " + input.node().name() + " in order", bounds(landed)));
            case StageInput.Settled input ->
                List.of(new SourceSplit("the documents of " + input.node().name(), ""));
        };
    }

    /// What exists, in the order of the stages, then of the splits that kept it.
    List<String> segmentsOf(Slice slice, List<String> stages, SourceSplit split) {
        List<String> segments = new ArrayList<>();
        String[] counts = split.bounds().split(",", -1);
        for (int i = 0; i < stages.size(); i++) {
            for (int number = 0; number < Integer.parseInt(counts[i]); number++) {
                var landing =
                        new Slice(slice.tenant(), slice.run(), slice.mode(), stages.get(i), number, slice.fence());
                segments.addAll(
                        Position.of(ledger.progress(landing).checkpoint()).segments());
            }
        }
        return segments;
    }

    private static String bounds(List<Integer> landed) {
        return landed.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
