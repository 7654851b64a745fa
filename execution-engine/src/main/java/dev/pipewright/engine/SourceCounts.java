package dev.pipewright.engine;

import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.CountableConnection;
import dev.pipewright.connectors.spi.RecordCount;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Pipeline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Asks the sources of a run about how many records they hold now, beside the run. Safe for use by many threads.
public final class SourceCounts {

    private final Function<TenantId, ConnectionBook> books;

    /// @param books the saved connections of a tenant
    public SourceCounts(Function<TenantId, ConnectionBook> books) {
        this.books = books;
    }

    /// About how many records each of some sources will give.
    ///
    /// @param pipeline what the run runs
    /// @return empty if one of them cannot tell, or cannot be asked: the run says what is wrong
    public Map<NodeId, Long> of(Run run, Pipeline pipeline, List<Node.Source> sources) {
        var parameters = new ParameterScopes(pipeline, run.parameters());
        Map<NodeId, Long> records = new HashMap<>();
        try {
            for (Node.Source source : sources) {
                Optional<RecordCount> count = count(run.tenant(), source, parameters.seenBy(source.id()));
                if (count.isEmpty()) {
                    return Map.of();
                }
                records.put(source.id(), count.get().records());
            }
        } catch (ConnectorException _) {
            return Map.of();
        }
        return records;
    }

    private Optional<RecordCount> count(TenantId tenant, Node.Source source, Map<String, Object> parameters) {
        try (Connection connection = books.apply(tenant).open(source.connection(), source.connector())) {
            return connection instanceof CountableConnection countable
                    ? countable.count(new StreamRequest(
                            new SettingTexts(parameters).filled(source.settings()),
                            parameters,
                            source.schema(),
                            source.orderedBy()))
                    : Optional.empty();
        }
    }
}
