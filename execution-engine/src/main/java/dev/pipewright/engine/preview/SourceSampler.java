package dev.pipewright.engine.preview;

import dev.pipewright.connectors.convert.RecordSize;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.engine.dataflow.RunConnections.OpenSource;
import dev.pipewright.engine.dataflow.SampleFlow.Sampled;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Reads the first records of a source: bounded in number, in bytes and in time. It only reads: nothing is
/// acknowledged,
/// moved or remembered at the source.
final class SourceSampler {

    private static final long MOST_BYTES = 4L << 20;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final OpenSource source;
    private final int limit;
    private final BooleanSupplier stop;
    private final List<DataRecord> records = new ArrayList<>();
    private final List<UnreadableInput> unreadable = new ArrayList<>();
    private long bytes;

    private SourceSampler(OpenSource source, int limit, BooleanSupplier stop) {
        this.source = source;
        this.limit = limit;
        this.stop = stop;
    }

    /// @param name of the source, for people
    /// @throws ConnectorException if it cannot be read, or not in time
    static Sampled sample(OpenSource source, String name, int limit, BooleanSupplier stop) throws InterruptedException {
        var sampler = new SourceSampler(source, limit, stop);
        var reading = new FutureTask<>(sampler::read);
        Thread reader = Thread.ofVirtual().name("preview").start(reading);
        try {
            return reading.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            throw new ConnectorException(
                    Kind.UNAVAILABLE, Sentence.of("engine.previewSlow", "node", name, "seconds", LONGEST.toSeconds()));
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException trouble -> throw trouble;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } finally {
            reader.interrupt();
        }
    }

    private Sampled read() {
        for (SourceSplit split : source.connection().splits(source.request(), 1)) {
            try (RecordReader reader = source.connection().read(source.request(), split, null)) {
                for (ReadBatch batch = reader.next(); !batch.isEnd(); batch = reader.next()) {
                    if (!isTaken(batch)) {
                        return sampled(false);
                    }
                }
            }
        }
        return sampled(true);
    }

    private Sampled sampled(boolean isWhole) {
        return new Sampled(new ReadBatch(records, unreadable), isWhole);
    }

    /// Takes what there is room for; false if that is not all.
    private boolean isTaken(ReadBatch batch) {
        for (DataRecord record : batch.records()) {
            if (records.size() >= limit || bytes >= MOST_BYTES || stop.getAsBoolean()) {
                batch.unreadable().stream()
                        .filter(input ->
                                input.origin().ordinal() < record.origin().ordinal())
                        .forEach(unreadable::add);
                return false;
            }
            records.add(record);
            bytes += RecordSize.of(record.fields());
        }
        unreadable.addAll(batch.unreadable());
        return unreadable.size() <= limit;
    }
}
