package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.call.Lease;
import dev.pipewright.engine.dataflow.RunConnections.OpenSink;
import dev.pipewright.engine.dataflow.RunConnections.OpenSource;
import dev.pipewright.engine.ledger.FencedOffException;
import dev.pipewright.engine.ledger.Ledger;
import dev.pipewright.engine.ledger.Slice;
import dev.pipewright.engine.ledger.SplitProgress;
import dev.pipewright.engine.masking.LedgerMask;
import dev.pipewright.engine.masking.MaskedTarget;
import dev.pipewright.engine.masking.MaskedWriter;
import dev.pipewright.engine.plan.Stage;
import dev.pipewright.engine.plan.StageEnd;
import dev.pipewright.engine.plan.StageInput;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Works on one split of a stage for a while. It first sends what waits, then reads on from the checkpoint, and
/// commits chunk by chunk; whoever takes the split next goes on from the last commit, so that nothing is lost and
/// nothing done twice, wherever it was interrupted. Safe for use by many threads, each with its own split; one for
/// each run.
public final class SliceRunner {

    private final Ledger ledger;
    private final RunConnections connections;
    private final SegmentStore segments;
    private final Choice choice;
    private final LedgerMask mask;
    private final Clock clock;
    private final SliceObserver observer;
    private final Splits splits;
    private final LookupTables lookups;

    /// A runner for the splits of one run.
    ///
    /// @param choice the documents that the run takes
    /// @param mask of the run's pipeline
    /// @param clock tells when a waiting document is due and when the slice's time is over
    public SliceRunner(
            Ledger ledger,
            RunConnections connections,
            SegmentStore segments,
            Choice choice,
            LedgerMask mask,
            Clock clock,
            SliceObserver observer) {
        this.ledger = ledger;
        this.connections = connections;
        this.segments = segments;
        this.choice = choice;
        this.mask = mask;
        this.clock = clock;
        this.observer = observer;
        this.splits = new Splits(ledger, connections);
        this.lookups = new LookupTables(connections);
    }

    /// How a stage is divided.
    ///
    /// @param wanted how many splits would be useful
    /// @param landed how many splits each of the stages has that kept this one's input ([Stage#landedBy])
    public List<SourceSplit> splits(Stage stage, int wanted, List<Integer> landed) {
        return splits.of(stage, wanted, landed);
    }

    /// Works until the split is done, the limit is reached, or all that is left waits for its time.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if something outside does not work
    /// @throws SliceFailedException if the run cannot go on
    public SliceResult run(Slice slice, Stage stage, SourceSplit split, SliceLimit limit) {
        Instant begin = clock.instant();
        try {
            work(slice, stage, split, limit, begin);
            SplitProgress progress = ledger.progress(slice);
            return new SliceResult(progress, ledger.nextDue(slice).orElse(null), false);
        } catch (FencedOffException _) {
            return new SliceResult(new SplitProgress(null, false, 0), null, true);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new SliceFailedException(Sentence.of("engine.interrupted"));
        }
    }

    private void work(Slice slice, Stage stage, SourceSplit split, SliceLimit limit, Instant begin)
            throws InterruptedException {
        ErrorTally errors = errors(slice, stage);
        BooleanSupplier read = over(limit, begin.plus(limit.reading()), errors);
        BooleanSupplier sent = over(limit, begin.plus(limit.duration()), errors);
        SplitProgress progress = ledger.progress(slice);
        if (progress.ended()) {
            observer.ended();
        }
        if (progress.isDone()) {
            errors.throwIfReached();
            return;
        }
        Position position = Position.of(progress.checkpoint());
        try (StageExit exit = exit(slice, stage, position, limit.lease(), sent, errors)) {
            try {
                exit.sendDue();
                if (!progress.ended() && !read.getAsBoolean()) {
                    read(slice, stage, split, position, exit, limit, read);
                }
                exit.workOff();
            } catch (FencedOffException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                awaitQuietly(exit);
                throw e;
            }
        }
        errors.throwIfReached();
    }

    private ErrorTally errors(Slice slice, Stage stage) {
        return stage.end() instanceof StageEnd.Call call
                ? ErrorTally.of(
                        ledger,
                        slice,
                        call.node(),
                        connections.target(call.node()).errorLimit())
                : ErrorTally.unlimited();
    }

    private BooleanSupplier over(SliceLimit limit, Instant end, ErrorTally errors) {
        return () -> limit.stop().getAsBoolean()
                || errors.isReached()
                || !clock.instant().isBefore(end);
    }

    /// The trouble that is already under way matters more than one while waiting.
    private static void awaitQuietly(StageExit exit) throws InterruptedException {
        try {
            exit.await();
        } catch (RuntimeException | Error _) {
            // What is not settled waits in the ledger.
        }
    }

    private void read(
            Slice slice,
            Stage stage,
            SourceSplit split,
            Position position,
            StageExit exit,
            SliceLimit limit,
            BooleanSupplier over)
            throws InterruptedException {
        var flow = new StageFlow(stage, new Operators(connections::context, lookups)::of);
        BorderCutter cutter = cutter(stage);
        // What is read in one go takes as long as it takes.
        BooleanSupplier end = cutter.reopens() ? over : limit.stop();
        var keeper = new InputKeeper(segments, slice, position, keeps(stage));
        var work = new SliceWork(
                ledger, slice, stage, flow, exit, cutter, end, observer, keeper, position, boundary(stage), mask);
        try (RecordReader reader = reader(slice, stage, split, position.input())) {
            work.read(reader);
        }
    }

    private @Nullable LoadBoundary boundary(Stage stage) {
        LoadBoundary boundary = stage.input() instanceof StageInput.Read read
                ? connections.source(read.node()).boundary()
                : null;
        return boundary == null ? null : boundary.between(stage.border());
    }

    /// False if the stage reads no source, lands it, or reads what another run has kept.
    private boolean keeps(Stage stage) {
        return stage.input() instanceof StageInput.Read read
                && !(stage.end() instanceof StageEnd.Land)
                && !connections.source(read.node()).kept();
    }

    private BorderCutter cutter(Stage stage) {
        if (stage.input() instanceof StageInput.Read read) {
            OpenSource source = connections.source(read.node());
            Reopening reopening = source.connection().reopening(source.request());
            boolean free = reopening != Reopening.NOWHERE && stage.border().isEmpty();
            return new BorderCutter(free ? border(source, reopening) : stage.border(), reopening);
        }
        return new BorderCutter(stage.border(), Reopening.AFTER_ANY_RECORD);
    }

    /// Where nothing else says so, chunks end where the source can be opened again, and between documents.
    private static List<String> border(OpenSource source, Reopening reopening) {
        LoadBoundary boundary = source.boundary();
        if (boundary != null && boundary.unit() == LoadBoundary.Unit.DOCUMENT) {
            return boundary.changes().document();
        }
        return reopening == Reopening.AT_ORDER_BORDERS ? source.request().orderedBy() : List.of();
    }

    private RecordReader reader(Slice slice, Stage stage, SourceSplit split, @Nullable String checkpoint) {
        return switch (stage.input()) {
            case StageInput.Read read -> {
                OpenSource source = connections.source(read.node());
                yield source.connection().read(source.request(), split, checkpoint);
            }
            case StageInput.Landed landed ->
                LandedReader.of(segments, slice, splits.segmentsOf(slice, List.of(landed.stage()), split), checkpoint);
            case StageInput.Exchanged exchanged ->
                new ExchangeReader(
                        segments,
                        slice,
                        new SortOrder(exchanged.keys()),
                        splits.segmentsOf(slice, exchanged.stages(), split),
                        checkpoint);
            case StageInput.Settled settled -> new SettledReader(ledger, slice, settled.node(), checkpoint);
        };
    }

    private StageExit exit(
            Slice slice, Stage stage, Position position, Lease lease, BooleanSupplier over, ErrorTally errors) {
        return switch (stage.end()) {
            case StageEnd.Call call -> {
                var target = MaskedTarget.of(connections.target(call.node()), mask.entering(call.id()));
                yield new CallExit(
                        call.node(),
                        target,
                        choice.at(stage),
                        position,
                        connections.context(call.node()),
                        errors,
                        new OutstandingCalls(ledger, slice, target, clock, lease, over, errors, observer));
            }
            case StageEnd.Write write when choice.at(stage) != null -> new PassedOver(write.id());
            case StageEnd.Write write ->
                writeExit(slice, write.node(), new ResultKeys(stage.input().id()), position);
            case StageEnd.Exchange exchange -> new ExchangeExit(segments, slice, exchange, position);
            case StageEnd.Land land -> landExit(slice, connections.source(land.node()), position);
        };
    }

    private StageExit landExit(Slice slice, OpenSource source, Position position) {
        boolean reopens = source.connection().reopening(source.request()) != Reopening.NOWHERE;
        return new LandExit(segments, slice, reopens, !source.kept(), position);
    }

    /// An estimate writes nothing outside: what a sink would have got is kept with the run.
    private StageExit writeExit(Slice slice, Node.Sink node, ResultKeys keys, Position position) {
        if (node.connector().equals(Node.Sink.RESULTS) || slice.mode() == Mode.ESTIMATE) {
            return new ResultsExit(node.id(), keys);
        }
        OpenSink sink = connections.sink(node);
        var writer = MaskedWriter.of(sink.connection().write(sink.request()), mask.entering(node.id()));
        return new WriterExit(node.id(), writer, keys, position);
    }
}
