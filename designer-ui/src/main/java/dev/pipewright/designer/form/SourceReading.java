package dev.pipewright.designer.form;

import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.engine.ConnectionBook;
import dev.pipewright.engine.RunParameters;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks a node's connection what there is to read. Reaches other systems: never called under a page's lock.
record SourceReading(ConnectionBook book) {

    /// What can be read.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if the system can not be asked
    List<FormStream> streams(Node node) {
        return switch (node) {
            case Node.Source source -> streams(source.connection(), source.connector());
            case Node.Lookup lookup -> streams(lookup.connection(), lookup.connector());
            default -> List.of(); // The others read nothing.
        };
    }

    private List<FormStream> streams(String name, String connector) {
        try (Connection connection = book.open(name, connector)) {
            return connection.discover().stream().map(SourceReading::formOf).toList();
        }
    }

    private static FormStream formOf(StreamDescription stream) {
        return new FormStream(stream.name(), stream.settings(), formOf(stream.schema()));
    }

    /// The fields of the records that a source reads with its settings, as files have them; parameters have their
    /// standard values.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if the system can not be asked
    List<Map<String, @Nullable Object>> schema(Pipeline pipeline, Node.Source source) {
        var parameters = RunParameters.of(pipeline, Map.of()).values();
        var request = new StreamRequest(source.settings(), parameters, Schema.UNKNOWN, source.orderedBy());
        try (Connection connection = book.open(source.connection(), source.connector())) {
            return connection instanceof ReadableConnection readable ? formOf(readable.schema(request)) : List.of();
        }
    }

    private static List<Map<String, @Nullable Object>> formOf(Schema schema) {
        return schema.fields().stream().map(RecordForm::of).toList();
    }
}
