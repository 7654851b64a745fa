package dev.pipewright.designer.form;

import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.engine.ConnectionBook;
import dev.pipewright.engine.RunParameters;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks a source which fields its records have. Reaches other systems: never called under a page's lock.
record SourceReading(ConnectionBook book) {

    /// The fields of the records that a source reads with its settings, as files have them; parameters have their
    /// standard values.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if the system can not be asked
    List<Map<String, @Nullable Object>> schema(Pipeline pipeline, Node.Source source) {
        var parameters = RunParameters.of(pipeline, Map.of()).values();
        var request = new StreamRequest(source.settings(), parameters, Schema.UNKNOWN, source.orderedBy());
        try (Connection connection = book.open(source.connection(), source.connector())) {
            return connection instanceof ReadableConnection readable
                    ? FormStream.fieldsOf(readable.schema(request))
                    : List.of();
        }
    }
}
