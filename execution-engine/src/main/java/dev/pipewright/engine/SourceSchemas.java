package dev.pipewright.engine;

import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.Node;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.schema.Schema;
import java.util.Map;
import java.util.function.Function;

/// Asks sources which fields they have now. Reads no records but those by which a source tells its fields. Safe for use
/// by many threads.
public final class SourceSchemas {

    private final Function<TenantId, ConnectionBook> books;

    /// @param books the saved connections of a tenant
    public SourceSchemas(Function<TenantId, ConnectionBook> books) {
        this.books = books;
    }

    /// The fields of a source, whatever was agreed, with the standard values of the pipeline's parameters.
    ///
    /// @return unknown if the source cannot tell
    /// @throws ConnectorException if the source cannot be asked
    public Schema of(TenantId tenant, Pipeline pipeline, Node.Source source) {
        Map<String, Object> parameters = RunParameters.of(pipeline, Map.of()).values();
        var request = new StreamRequest(
                new SettingTexts(parameters).filled(source.settings()), parameters, Schema.UNKNOWN, source.orderedBy());
        try (Connection connection = books.apply(tenant).open(source.connection(), source.connector())) {
            return connection instanceof ReadableConnection readable ? readable.schema(request) : Schema.UNKNOWN;
        }
    }
}
