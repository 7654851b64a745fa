package dev.pipewright.engine;

import dev.pipewright.connectors.spi.ChangeReadableConnection;
import dev.pipewright.connectors.spi.Changes;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.RangeReadableConnection;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.engine.dataflow.LoadBoundary;
import dev.pipewright.engine.dataflow.RunConnections.OpenSource;
import dev.pipewright.engine.store.Load;
import dev.pipewright.engine.store.LoadStore;
import dev.pipewright.engine.store.LoadedStream;
import dev.pipewright.engine.store.Watermark;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the incremental sources of one run read: fixed when the first slice asks, the same for all that follow, on
/// whatever node. Safe for use by many threads.
final class Loads {

    private final LoadStore store;
    private final Run run;
    private final Map<NodeId, Load> known = new HashMap<>();

    Loads(LoadStore store, Run run) {
        this.store = store;
        this.run = run;
    }

    /// A source with the request for what it is to read in this run.
    ///
    /// @param whole the request for the whole stream
    /// @throws ConnectorException if the source cannot tell what changed
    synchronized OpenSource of(Node.Source node, ReadableConnection connection, StreamRequest whole) {
        Node.Source.Incremental incremental = node.incremental();
        if (incremental == null) {
            return new OpenSource(connection, whole);
        }
        Load load = known.get(node.id());
        if (load == null) {
            load = kept(node, incremental, connection, whole);
            known.put(node.id(), load);
        }
        Object to = load.to();
        if (to == null) {
            return new OpenSource(connection, whole);
        }
        if (load.isRange()) {
            return range(node, incremental, connection, whole, load);
        }
        var changes = new Changes(incremental.watermark(), incremental.document(), load.from(), to);
        StreamRequest part = whole.of(changes);
        Object again = back(to, incremental.lookBack(), node);
        return new OpenSource(connection, part, LoadBoundary.of(part, changes, again, load.known()));
    }

    /// What was read before is not asked for, and what comes later will not ask either.
    private static OpenSource range(
            Node.Source node,
            Node.Source.Incremental incremental,
            ReadableConnection connection,
            StreamRequest whole,
            Load load) {
        if (!(connection instanceof RangeReadableConnection)) {
            throw new ConnectorException(
                    Kind.SETTINGS,
                    Sentence.of("engine.cannotReadRanges", "node", node.name(), "kind", node.connector()));
        }
        Object to = Objects.requireNonNull(load.to());
        var changes =
                new Changes(incremental.watermark(), incremental.document(), load.from(), to, Changes.Ends.HALF_OPEN);
        StreamRequest part = whole.of(changes);
        return new OpenSource(connection, part, LoadBoundary.of(part, changes, to, List.of()));
    }

    private Load kept(
            Node.Source node, Node.Source.Incremental incremental, ReadableConnection connection, StreamRequest whole) {
        Optional<Load> begun = store.of(run.tenant(), run.id()).stream()
                .filter(load -> load.of().node().equals(node.id()))
                .findFirst();
        return begun.orElseGet(() -> store.begin(run.tenant(), run.id(), load(node, incremental, connection, whole)));
    }

    private Load load(
            Node.Source node, Node.Source.Incremental incremental, ReadableConnection connection, StreamRequest whole) {
        if (!(connection instanceof ChangeReadableConnection changing)) {
            throw new ConnectorException(
                    Kind.SETTINGS,
                    Sentence.of("engine.cannotReadChanges", "node", node.name(), "kind", node.connector()));
        }
        LoadedStream of = LoadedStream.of(run.scope(), node);
        Object since = store.watermark(run.tenant(), of).map(Watermark::value).orElse(null);
        Duration lag = Objects.requireNonNullElse(incremental.lag(), Duration.ZERO);
        Object to = changing.newest(whole, incremental.watermark(), lag);
        Object from = since == null ? null : back(since, incremental.lookBack(), node);
        return new Load(of, since, from, to == null ? null : notBefore(since, to));
    }

    /// A source that was set back, or that is asked with a longer lag than before, has no news yet.
    private static Object notBefore(@Nullable Object since, Object to) {
        return since != null && Watermark.compare(since, to) > 0 ? since : to;
    }

    private static Object back(Object value, @Nullable Duration by, Node.Source node) {
        if (by == null) {
            return value;
        }
        if (!(value instanceof String text)) {
            throw new ConnectorException(Kind.SETTINGS, Sentence.of("engine.lookBackOfNumbers", "node", node.name()));
        }
        if (text.endsWith("Z")) {
            return Instant.parse(text).minus(by).toString();
        }
        if (text.contains("T")) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                    LocalDateTime.parse(text).minus(by));
        }
        // Days are read whole.
        long days = by.plusDays(1).minusNanos(1).toDays();
        return LocalDate.parse(text).minusDays(days).toString();
    }
}
