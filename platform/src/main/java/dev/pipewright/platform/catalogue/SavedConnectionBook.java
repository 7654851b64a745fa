package dev.pipewright.platform.catalogue;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.engine.ConnectionBook;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.Connections.OpenSettings;
import java.util.Map;

/// Opens the saved connections of one tenant for its runs.
public final class SavedConnectionBook implements ConnectionBook {

    private final TenantId tenant;
    private final Connections connections;
    private final ConnectorCatalogue connectors;

    public SavedConnectionBook(TenantId tenant, Connections connections, ConnectorCatalogue connectors) {
        this.tenant = tenant;
        this.connections = connections;
        this.connectors = connectors;
    }

    @Override
    public Connection open(String name, String connector) {
        if (name.isEmpty()) {
            return connectors.get(connector).open(Map.of());
        }
        OpenSettings saved = connections
                .open(tenant, name)
                .orElseThrow(() -> new ConnectorException(
                        Kind.SETTINGS, "There is no connection '" + name + "'. Add it, or choose another one."));
        if (!saved.connector().equals(connector)) {
            throw new ConnectorException(
                    Kind.SETTINGS,
                    "The connection '" + name + "' is of the kind " + saved.connector() + ", not " + connector
                            + ". Choose another connection.");
        }
        return connectors.get(connector).open(saved.settings());
    }
}
