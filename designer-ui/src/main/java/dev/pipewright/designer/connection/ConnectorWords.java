package dev.pipewright.designer.connection;

import com.vaadin.flow.component.Component;
import java.util.Set;

/// What people call the kinds of connectors.
public final class ConnectorWords {

    private static final Set<String> OF_PRODUCT =
            Set.of("jdbc", "http", "files", "mongodb", "ingest", "caller", "results");

    private ConnectorWords() {}

    /// The word for a kind of connector.
    ///
    /// @param reader a component of the page, for its language
    public static String of(Component reader, String connector) {
        // A connector that was dropped in has only the name that it came with.
        return OF_PRODUCT.contains(connector) ? reader.getTranslation("connector." + connector) : connector;
    }
}
