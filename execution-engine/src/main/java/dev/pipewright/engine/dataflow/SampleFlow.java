package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.Run;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.masking.LedgerMask;
import dev.pipewright.engine.plan.ExecutionPlan;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.engine.plan.StageEnd;
import dev.pipewright.engine.plan.StageInput;
import dev.pipewright.engine.plan.Step;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Moves some records through the stages of a plan, in memory, and tells what each node does with them. The
/// nodes do what they do in a run, since they are the same operators in the same flows; but no split is taken,
/// nothing is committed, and no sink is opened. For one thread, once.
public final class SampleFlow {

    private final ExecutionPlan plan;
    private final Run run;
    private final Function<Node.Source, Sampled> sources;
    private final Operators operators;
    private final SampleCalls calls;
    private final FlowTrace trace;
    private final BooleanSupplier stop;
    private final MemorySegments segments = new MemorySegments();
    private final Map<NodeId, ReadBatch> read = new HashMap<>();
    private final Map<NodeId, ExchangeArrivals> arrivals = new HashMap<>();
    private final Map<String, List<String>> kept = new HashMap<>();
    private final Set<String> skipped = new HashSet<>();

    /// What was read of a source.
    ///
    /// @param isWhole false if the source has more, so that its last group may lack records
    public record Sampled(ReadBatch batch, boolean isWhole) {}

    /// @param run in whose name connections are used; it need not exist
    /// @param sources reads a source; asked once for each
    /// @param tape what it has got from outside already
    /// @param stop true when nobody waits for the answer any more
    public SampleFlow(
            ExecutionPlan plan,
            Run run,
            RunConnections connections,
            Function<Node.Source, Sampled> sources,
            SampleCalls calls,
            SampleTape tape,
            FlowTrace trace,
            BooleanSupplier stop) {
        if (run.mode() != Mode.ESTIMATE) {
            throw new IllegalArgumentException("a sample records nothing: " + run.mode());
        }
        this.plan = plan;
        this.run = run;
        this.sources = sources;
        this.operators = new Operators(connections::context, new LookupTables(connections, tape));
        this.calls = calls;
        this.trace = trace;
        this.stop = stop;
    }

    /// Works all stages off.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if something outside does not work
    /// @throws SliceFailedException if a run could not go on either, or nobody waits any more
    /// @throws InterruptedException if interrupted
    public void run() throws InterruptedException {
        for (Stage stage : plan.stages()) {
            if (isFed(stage)) {
                work(stage);
            } else {
                skipped.add(stage.name());
            }
        }
    }

    private boolean isFed(Stage stage) {
        return switch (stage.input()) {
            case StageInput.Settled settled -> calls.isMade(settled.node());
            case StageInput.Exchanged exchanged -> exchanged.stages().stream().noneMatch(skipped::contains);
            case StageInput.Read _, StageInput.Landed _ -> true;
        };
    }

    private void work(Stage stage) throws InterruptedException {
        ReadBatch input = input(stage);
        if (stage.end() instanceof StageEnd.Land) {
            return;
        }
        StageExit exit = exit(stage);
        var flow = new StageFlow(stage, traced(stage));
        var cutter = new BorderCutter(stage.border(), Reopening.AFTER_ANY_RECORD);
        var gaps = new GroupGaps(flow, cutter);
        var draft = new ChunkDraft(LedgerMask.NONE);
        var _ = cutter.beforeCut(input);
        int gap = 0;
        List<UnreadableInput> missing = input.unreadable();
        for (int i = 0; i < input.records().size(); i++) {
            checkWanted();
            DataRecord next = input.records().get(i);
            while (gap < missing.size() && BorderCutter.isBefore(missing.get(gap), next)) {
                passOver(missing.get(gap++), flow, exit, gaps, draft);
            }
            gaps.next(next, cutter.isBorder(i));
            flow.accept(next);
            exit.take(flow.takeArrived(), draft);
        }
        for (UnreadableInput rest : missing.subList(gap, missing.size())) {
            passOver(rest, flow, exit, gaps, draft);
        }
        flow.end();
        exit.take(flow.takeArrived(), draft);
        flow.takeLosses().forEach(loss -> exit.lost(loss.refused()));
        kept.put(stage.name(), exit.secure(null).segments());
        exit.workOff();
    }

    private static void passOver(
            UnreadableInput input, StageFlow flow, StageExit exit, GroupGaps gaps, ChunkDraft draft) {
        exit.take(flow.takeArrived(), draft);
        exit.unreadable(input);
        gaps.unreadable(input);
    }

    private void checkWanted() {
        if (stop.getAsBoolean()) {
            throw new SliceFailedException(Sentence.of("engine.previewStopped"));
        }
    }

    private ReadBatch input(Stage stage) {
        return switch (stage.input()) {
            case StageInput.Read source -> read(source.node());
            case StageInput.Landed source -> read(source.node());
            case StageInput.Exchanged exchanged -> ordered(stage, exchanged);
            case StageInput.Settled settled -> new ReadBatch(calls.settled(settled.node()), List.of());
        };
    }

    private ReadBatch read(Node.Source source) {
        ReadBatch known = read.get(source.id());
        if (known != null) {
            return known;
        }
        checkWanted();
        Sampled sampled = sources.apply(source);
        ReadBatch batch = sampled.isWhole() ? sampled.batch() : withoutTornGroup(source, sampled.batch());
        read.put(source.id(), batch);
        batch.records().forEach(record -> trace.left(source.id(), Edge.OUT, record, List.of()));
        batch.unreadable()
                .forEach(input -> trace.refused(
                        source.id(),
                        null,
                        new FlowTrace.Refused("unreadable", input.message() + " " + input.raw(), null),
                        List.of()));
        return batch;
    }

    /// Where groups are formed of what comes in order, the last one goes on in what was not read.
    private ReadBatch withoutTornGroup(Node.Source source, ReadBatch batch) {
        List<String> border = plan.stages().stream()
                .filter(stage -> stage.input().id().equals(source.id()))
                .map(Stage::border)
                .filter(fields -> !fields.isEmpty())
                .min((one, other) -> Integer.compare(one.size(), other.size()))
                .orElse(List.of());
        if (border.isEmpty()) {
            return batch;
        }
        var cutter = new BorderCutter(border, Reopening.AFTER_ANY_RECORD);
        int whole = cutter.beforeCut(batch).orElse(0);
        if (whole == 0) {
            return batch;
        }
        DataRecord first = batch.records().get(whole);
        return new ReadBatch(
                batch.records().subList(0, whole),
                batch.unreadable().stream()
                        .filter(input -> BorderCutter.isBefore(input, first))
                        .toList());
    }

    private ReadBatch ordered(Stage stage, StageInput.Exchanged exchanged) {
        List<String> runs = exchanged.stages().stream()
                .flatMap(name -> kept.getOrDefault(name, List.of()).stream())
                .toList();
        List<DataRecord> records = new ArrayList<>();
        List<UnreadableInput> gaps = new ArrayList<>();
        try (var reader = new ExchangeReader(segments, slice(stage), new SortOrder(exchanged.keys()), runs, null)) {
            for (ReadBatch batch = reader.next(); !batch.isEnd(); batch = reader.next()) {
                records.addAll(batch.records());
                gaps.addAll(batch.unreadable());
            }
        }
        return new ReadBatch(records, gaps);
    }

    private Slice slice(Stage stage) {
        return new Slice(run.tenant(), run.id(), run.mode(), stage.name(), 0, 1);
    }

    /// A node that an earlier stage of the same input counts has told already.
    private Function<Node, Operator> traced(Stage stage) {
        Set<NodeId> told = stage.steps().stream()
                .filter(Step::counted)
                .map(step -> step.node().id())
                .collect(Collectors.toSet());
        return node -> {
            Operator operator = operators.of(node);
            if (!told.contains(node.id())) {
                return operator;
            }
            ExchangeArrivals known = arrivals.get(node.id());
            return new TracedOperator(
                    node, operator, trace, known == null ? TracedOperator.counting(node.id(), trace) : known::numberOf);
        };
    }

    private StageExit exit(Stage stage) {
        return switch (stage.end()) {
            case StageEnd.Call call -> calls.exit(call.node());
            case StageEnd.Write write -> told(write.id(), Edge.IN);
            case StageEnd.Exchange exchange ->
                new TracedExchange(
                        exchange,
                        new ExchangeExit(segments, slice(stage), exchange, Position.START),
                        arrivals.computeIfAbsent(exchange.id(), id -> new ExchangeArrivals(id, trace)));
            case StageEnd.Land land -> told(land.id(), Edge.IN);
        };
    }

    private StageExit told(NodeId node, String port) {
        return (arrived, _) -> arrived.forEach(record -> trace.came(node, port, record));
    }

    /// What comes to an exchange is told as it comes, before it is brought into order.
    private record TracedExchange(StageEnd.Exchange end, StageExit exit, ExchangeArrivals arrivals)
            implements StageExit {

        @Override
        public void take(List<DataRecord> arrived, ChunkDraft draft) {
            arrived.forEach(record -> arrivals.came(end.port(), record));
            exit.take(arrived, draft);
        }

        @Override
        public void unreadable(UnreadableInput input) {
            exit.unreadable(input);
        }

        @Override
        public void lost(@Nullable DataRecord refused) {
            exit.lost(refused);
        }

        @Override
        public Position secure(@Nullable String input) {
            return exit.secure(input);
        }
    }

    /// What came to a node before an exchange, to find it again behind it: by where it was read, and what is in
    /// it.
    private static final class ExchangeArrivals {

        private final NodeId node;
        private final FlowTrace trace;
        private final Map<String, List<Integer>> numbers = new HashMap<>();
        private int next;

        ExchangeArrivals(NodeId node, FlowTrace trace) {
            this.node = node;
            this.trace = trace;
        }

        void came(String port, DataRecord record) {
            trace.came(node, port, record);
            numbers.computeIfAbsent(name(record), _ -> new ArrayList<>()).add(next++);
        }

        int numberOf(DataRecord record) {
            List<Integer> found = numbers.get(name(record));
            return found == null || found.isEmpty() ? -1 : found.removeFirst();
        }

        private static String name(DataRecord record) {
            return record.origin().stream() + " " + record.origin().position() + " " + JsonValues.text(record.fields());
        }
    }
}
