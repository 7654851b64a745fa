package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.NoSettings;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.model.Node;
import dev.pipewright.model.Sentence;
import java.util.Map;

/// What senders push to this product: CSV, NDJSON and JSON, also packed. It is kept by the product itself, so
/// there is nothing to connect to; whoever runs a pipeline gives the source what it has not read yet ([#reading]).
public final class IngestConnector implements Connector {

    /// The setting of a source that names its stream.
    public static final String STREAM = "stream";

    @Override
    public String kind() {
        return Node.Source.INGEST;
    }

    @Override
    public Class<? extends Record> connectionSettings() {
        return NoSettings.class;
    }

    @Override
    public Class<? extends Record> sourceSettings() {
        return IngestSourceSettings.class;
    }

    @Override
    public Class<? extends Record> sinkSettings() {
        return NoSettings.class;
    }

    /// Refuses: see [#reading].
    @Override
    public Connection open(Map<String, Object> settings) {
        throw elsewhere();
    }

    /// A connection that reads what one source of a run is to read.
    public static ReadableConnection reading(PushedFiles files) {
        return new IngestConnection(files);
    }

    /// What there is to say where nothing can be pushed to.
    public static ConnectorException elsewhere() {
        return new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.nothingPushed"));
    }
}
