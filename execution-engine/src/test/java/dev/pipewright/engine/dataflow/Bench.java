package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.call.Target;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.InMemoryLedger;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.RejectedRecord;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.engine.masking.LedgerMask;
import dev.pipewright.engine.plan.ExecutionPlan;
import dev.pipewright.engine.plan.Planner;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.engine.plan.StageInput;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import dev.pipewright.model.schema.Schema;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run to experiment on: everything around the slice runner is in memory.
final class Bench implements RunConnections {

    static final TenantId TENANT = new TenantId("acme");
    static final RunId RUN = new RunId(new UUID(0, 7));
    static final Instant NOW = Instant.parse("1997-01-31T12:00:00Z");

    final InMemoryLedger ledger = new InMemoryLedger();
    final MemoryTarget target = new MemoryTarget();
    final MemorySink sink = new MemorySink();
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    static final EvaluationContext CONTEXT = EvaluationContext.of(NOW, 1);
    final MemorySource source;
    /// What look-ups ask.
    MemorySource other = new MemorySource(List.of(), Reopening.NOWHERE, 2);
    /// What the source has in common with other loads.
    @Nullable
    LoadBoundary boundary;

    final ExecutionPlan plan;
    private final LedgerMask mask;
    private final SegmentStore segments;

    Bench(Pipeline pipeline, MemorySource source, Path folder) {
        this.source = source;
        this.mask = LedgerMask.of(pipeline);
        this.plan = Planner.plan(
                pipeline,
                _ -> source.reopening(new StreamRequest(Map.of(), Map.of(), Schema.UNKNOWN, List.of()))
                        != Reopening.NOWHERE);
        this.segments = new FolderSegmentStore(folder, Seal.NONE);
    }

    /// Records with these fields, numbered from 1.
    ///
    /// @param rows name, value, name, value …
    static List<DataRecord> records(Object[]... rows) {
        List<DataRecord> records = new ArrayList<>();
        for (Object[] row : rows) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (int i = 0; i < row.length; i += 2) {
                fields.put((String) row[i], row[i + 1]);
            }
            long ordinal = records.size() + 1L;
            records.add(new DataRecord(null, new Origin("orders", ordinal, "line " + ordinal), fields));
        }
        return records;
    }

    static Object[] row(Object... namesAndValues) {
        return namesAndValues;
    }

    static String english(RejectedRecord rejected) {
        return Sentences.english().read(rejected.message());
    }

    SliceRunner runner(Ledger on) {
        return new SliceRunner(on, this, segments, Choice.ALL, mask, clock, SliceObserver.NONE);
    }

    /// Works on all stages until each is done.
    void runAll(Ledger on) {
        for (Stage stage : plan.stages()) {
            List<SourceSplit> splits = runner(on)
                    .splits(stage, 1, stage.landedBy().stream().map(_ -> 1).toList());
            for (int i = 0; i < splits.size(); i++) {
                var slice = on.take(TENANT, RUN, Mode.RECORD, stage.name(), i);
                SliceResult result = runner(on).run(slice, stage, splits.get(i), SliceLimit.none());
                if (!result.progress().isDone()) {
                    throw new IllegalStateException("not done: " + result);
                }
            }
        }
    }

    /// What is kept of the source, as a replay reads it.
    ReadBatch kept() {
        List<Slice> splits = plan.stages().stream()
                .filter(stage -> stage.input() instanceof StageInput.Read)
                .map(stage -> new Slice(TENANT, RUN, Mode.RECORD, stage.name(), 0, 0))
                .toList();
        var request = new StreamRequest(Map.of(), Map.of(), Schema.UNKNOWN, List.of());
        var kept = new KeptSource(segments, ledger, splits);
        List<DataRecord> records = new ArrayList<>();
        List<UnreadableInput> unreadable = new ArrayList<>();
        try (RecordReader reader = kept.read(request, kept.splits(request, 1).getFirst(), null)) {
            for (ReadBatch batch = reader.next(); !batch.isEnd(); batch = reader.next()) {
                batch.records().forEach(record -> records.add(new DataRecord(null, record.origin(), record.fields())));
                unreadable.addAll(batch.unreadable());
            }
        }
        return new ReadBatch(records, unreadable);
    }

    SliceResult run(Stage stage, SliceLimit limit) {
        var slice = ledger.take(TENANT, RUN, Mode.RECORD, stage.name(), 0);
        return runner(ledger).run(slice, stage, new SourceSplit("all", "1"), limit);
    }

    @Override
    public EvaluationContext context(Node node) {
        return CONTEXT;
    }

    @Override
    public OpenSource source(Node.Source node) {
        return new OpenSource(
                source, new StreamRequest(Map.of(), Map.of(), Schema.UNKNOWN, node.orderedBy()), boundary);
    }

    @Override
    public OpenSource lookup(Node.Lookup node) {
        return new OpenSource(other, new StreamRequest(Map.of(), Map.of(), Schema.UNKNOWN, List.of()));
    }

    @Override
    public Target target(Node.ApiCall node) {
        return target;
    }

    @Override
    public OpenSink sink(Node.Sink node) {
        return new OpenSink(sink, new SinkRequest(Map.of(), Schema.UNKNOWN, RUN.toString()));
    }
}
