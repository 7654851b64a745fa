package dev.pipewright.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears what nodes tell each other through PostgreSQL, on one connection that makes no statements while nobody
/// says anything. After a lost connection each listener is called with an empty text: it may have missed something.
public final class Notifications implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final int LISTENING_MILLIS = 500;
    private static final int PAUSE_MILLIS = 1_000;

    private final DataSource dataSource;
    private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
    private final Thread thread =
            Thread.ofPlatform().name("notifications").daemon().unstarted(this::loop);
    private volatile boolean closing;

    /// @param dataSource gives one connection, which is kept
    public Notifications(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Adds a listener; before [#begin].
    ///
    /// @param channel letters and underscores
    /// @param listener gets the text of a notification; called by one thread and must not wait long
    public void listen(String channel, Consumer<String> listener) {
        if (!channel.matches("[a-z_]+")) {
            throw new IllegalArgumentException("not a channel: " + channel);
        }
        listeners.put(channel, listener);
    }

    /// Begins to listen.
    public void begin() {
        thread.start();
    }

    private void loop() {
        while (!closing) {
            try (Connection connection = dataSource.getConnection()) {
                listenOn(connection);
            } catch (SQLException lost) {
                if (!closing) {
                    LOG.warn("The connection for notifications is lost; trying again: {}", lost.getMessage());
                    pause();
                }
            }
        }
    }

    private void listenOn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String channel : listeners.keySet()) {
                statement.execute("LISTEN " + channel);
            }
        }
        listeners.forEach((channel, listener) -> tell(channel, ""));
        var listening = connection.unwrap(PGConnection.class);
        while (!closing) {
            PGNotification[] heard = listening.getNotifications(LISTENING_MILLIS);
            for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
                tell(notification.getName(), notification.getParameter());
            }
        }
    }

    private void tell(String channel, String text) {
        Consumer<String> listener = listeners.get(channel);
        try {
            if (listener != null) {
                listener.accept(text);
            }
        } catch (RuntimeException failure) {
            LOG.warn("A notification on {} could not be worked on.", channel, failure);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
