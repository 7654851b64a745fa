package dev.pipewright.connectors.http;

import java.util.Map;
import java.util.Set;

/// Says who is calling. Safe for use by many threads.
public interface Authorization {

    /// Nobody.
    Authorization NONE = Map::of;

    /// The headers to add to a call; they never appear in a log or a message.
    ///
    /// @throws dev.pipewright.connectors.spi.ConnectorException if they cannot be had, as from a token endpoint
    Map<String, String> headers();

    /// The words in it that nobody may read, as far as they are known now.
    default Set<String> secrets() {
        return Set.of();
    }

    /// Forgets what was cached because the target refused it, unless it is another already: many calls may be refused
    /// for the same reason.
    ///
    /// @param refused what [#headers] gave
    /// @return true if asking again with new headers may help
    default boolean renew(Map<String, String> refused) {
        return false;
    }
}
