package dev.pipewright.engine.dataflow;

import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.SinkRequest;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.WritableConnection;
import dev.pipewright.engine.call.Target;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Node;
import org.jspecify.annotations.Nullable;

/// What the stages of one run reach outside. Safe for use by many threads; what it gives out is closed with the
/// run.
public interface RunConnections {

    /// What the expressions of a node see beside their record: its parameters, and the one moment and the one start
    /// for chance of all expressions of the run.
    EvaluationContext context(Node node);

    /// Opens what a source node reads.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if there is no such connection, or it cannot be
    ///     read
    OpenSource source(Node.Source node);

    /// Opens the stream that a look-up node asks.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if there is no such connection, or it cannot be
    ///     read
    OpenSource lookup(Node.Lookup node);

    /// Opens what a call node calls; always the same target for one node.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if there is no such connection, or it is no target
    Target target(Node.ApiCall node);

    /// Opens what a sink node writes.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if there is no such connection, or it cannot be
    ///     written
    OpenSink sink(Node.Sink node);

    /// A connection and what to ask of it, with the run's parameters put in.
    ///
    /// @param boundary what the load has in common with the ones before and after it; absent if all is read
    /// @param kept true if it reads what another run has kept, so that this one need not keep it again
    record OpenSource(
            ReadableConnection connection,
            StreamRequest request,
            @Nullable LoadBoundary boundary,
            boolean kept) {

        /// A source of which all is read.
        public OpenSource(ReadableConnection connection, StreamRequest request) {
            this(connection, request, null);
        }

        /// A source itself, of which a part is read.
        public OpenSource(ReadableConnection connection, StreamRequest request, @Nullable LoadBoundary boundary) {
            this(connection, request, boundary, false);
        }
    }

    /// A connection and what to ask of it, with the run's parameters put in.
    record OpenSink(WritableConnection connection, SinkRequest request) {}
}
