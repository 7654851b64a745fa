package dev.pipewright.engine.preview;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.engine.OpenedConnections;
import dev.pipewright.engine.call.Target;
import dev.pipewright.engine.dataflow.RunConnections;
import dev.pipewright.engine.mapping.EvaluationContext;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;

/// What a preview reaches outside: what a run reaches, but no sink.
///
/// @param opened those of a run in estimate mode
record PreviewConnections(OpenedConnections opened) implements RunConnections {

    @Override
    public EvaluationContext context(Node node) {
        return opened.context(node);
    }

    @Override
    public OpenSource source(Node.Source node) {
        return opened.source(node);
    }

    @Override
    public OpenSource lookup(Node.Lookup node) {
        return opened.lookup(node);
    }

    @Override
    public Target target(Node.ApiCall node) {
        return opened.target(node);
    }

    @Override
    public OpenSink sink(Node.Sink node) {
        throw new ConnectorException(Kind.SETTINGS, Sentence.of("engine.previewWritesNothing", "node", node.name()));
    }
}
