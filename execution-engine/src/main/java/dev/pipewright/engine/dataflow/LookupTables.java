package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.KeyReadableConnection;
import dev.pipewright.engine.dataflow.RunConnections.OpenSource;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The streams that the look-ups of one run ask, each shared by all slices here. Safe for use by many threads.
final class LookupTables {

    private final RunConnections connections;
    private final @Nullable SampleTape tape;
    private final Map<NodeId, LookupTable> tables = new ConcurrentHashMap<>();

    LookupTables(RunConnections connections) {
        this(connections, null);
    }

    /// @param tape remembers what was found, where a sample is moved more than once
    LookupTables(RunConnections connections, @Nullable SampleTape tape) {
        this.connections = connections;
        this.tape = tape;
    }

    LookupTable of(Node.Lookup node) {
        SampleTape remembers = tape;
        return remembers == null ? table(node) : remembers.remembering(node.id(), () -> table(node));
    }

    private LookupTable table(Node.Lookup node) {
        return tables.computeIfAbsent(node.id(), _ -> opened(node));
    }

    private LookupTable opened(Node.Lookup node) {
        OpenSource source = connections.lookup(node);
        List<String> columns =
                node.keys().stream().map(Node.Lookup.Match::column).toList();
        return source.connection() instanceof KeyReadableConnection keyed && keyed.findsByKey(source.request())
                ? new KeyedTable(keyed, source.request(), columns)
                : new WholeTable(node, source.connection(), source.request(), columns);
    }
}
