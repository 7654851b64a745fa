package dev.pipewright.engine.preview;

import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.dataflow.SampleFlow.Sampled;
import dev.pipewright.engine.dataflow.SampleTape;
import dev.pipewright.engine.preview.Preview.From;
import dev.pipewright.engine.preview.Preview.SourceReading;
import dev.pipewright.engine.preview.PreviewGraph.PutIn;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.record.DataRecord;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The records that a preview begins with: given, held from before, or read. Used by one thread.
final class SampleSources {

    private final PreviewRequest request;
    private final PreviewGraph graph;
    private final SampleTape tape;
    private final PreviewConnections connections;
    private final BooleanSupplier stop;
    private final List<SourceReading> read;

    /// @param tape what was read before
    /// @param stop true when nobody waits any more
    /// @param read gets what is taken of each source, as it is taken
    SampleSources(
            PreviewRequest request,
            PreviewGraph graph,
            SampleTape tape,
            PreviewConnections connections,
            BooleanSupplier stop,
            List<SourceReading> read) {
        this.request = request;
        this.graph = graph;
        this.tape = tape;
        this.connections = connections;
        this.stop = stop;
        this.read = read;
    }

    Sampled of(Node.Source source) {
        PutIn stands = graph.putIn().getOrDefault(source.id(), new PutIn.Given(source.id()));
        NodeId node = stands.node();
        List<DataRecord> given =
                stands instanceof PutIn.Given ? request.sample().given().get(node) : null;
        Held.Gave gave = request.sample().held().gave().get(node);
        if (given != null) {
            int count = Math.min(given.size(), request.limit());
            boolean isAll = given.size() <= request.limit();
            read.add(new SourceReading(node, From.GIVEN, null, count, isAll));
            return new Sampled(new ReadBatch(given.subList(0, count), List.of()), isAll);
        }
        if (gave != null) {
            List<DataRecord> again = records(gave, stands);
            read.add(new SourceReading(node, From.HELD, null, again.size(), gave.isWhole()));
            // Whole in any case: what did not end with what was read is left out already.
            return new Sampled(new ReadBatch(again, List.of()), true);
        }
        RunId keeper = request.sample().run();
        Sampled sampled = tape.source(source.id(), () -> read(source));
        int count =
                sampled.batch().records().size() + sampled.batch().unreadable().size();
        From from = keeper == null ? From.LIVE : From.KEPT;
        read.add(new SourceReading(node, from, keeper, count, sampled.isWhole()));
        return sampled;
    }

    private static List<DataRecord> records(Held.Gave gave, PutIn stands) {
        return gave.out().stream()
                .filter(left ->
                        !(stands instanceof PutIn.Again again) || left.port().equals(again.port()))
                .map(NodeTrace.Left::record)
                .toList();
    }

    private Sampled read(Node.Source source) {
        try {
            return SourceSampler.sample(connections.source(source), source.name(), request.limit(), stop);
        } catch (InterruptedException e) {
            throw new Interrupted(e);
        }
    }

    /// Carries an interruption through a function that may throw none.
    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Interrupted(InterruptedException cause) {
            super(cause);
        }
    }
}
