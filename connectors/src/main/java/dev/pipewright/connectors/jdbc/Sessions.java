package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.model.Sentence;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The sessions with a database: opens them within the time-out, and keeps a few idle ones that only read, because
/// looking up keys asks often and little. Safe for use by many threads.
final class Sessions implements AutoCloseable {

    private static final int MOST_IDLE = 4;

    private final JdbcConnectionSettings settings;
    private final Drivers drivers;
    private final SqlFailures failures;
    private final Deque<Connection> idle = new ArrayDeque<>();
    /// Those that people look with: a run must not get one.
    private final Set<Connection> looking = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean closed;

    Sessions(JdbcConnectionSettings settings) {
        this.settings = settings;
        this.drivers = new Drivers(settings.driverJar());
        this.failures = new SqlFailures(SafeUrl.of(settings.url()), settings.user());
    }

    SqlFailures failures() {
        return failures;
    }

    /// A session that cannot change anything; give it back when done.
    Connection reading() {
        Connection known = takeIdle();
        return known != null ? known : open(true);
    }

    /// The same for a person who waits: what others have locked is waited for some seconds only.
    Connection looking() {
        Connection session = open(true);
        LockWait.limit(session);
        synchronized (this) {
            looking.add(session);
        }
        return session;
    }

    /// A session that may write; its user closes it.
    Connection writing() {
        return open(false);
    }

    private synchronized @Nullable Connection takeIdle() {
        for (Connection session = idle.poll(); session != null; session = idle.poll()) {
            if (isAlive(session)) {
                return session;
            }
            closeQuietly(session);
        }
        return null;
    }

    private static boolean isAlive(Connection session) {
        try {
            return session.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /// Takes back a session that [#reading] or [#looking] gave.
    void giveBack(Connection session) {
        try {
            session.rollback();
        } catch (SQLException e) {
            forget(session);
            return;
        }
        synchronized (this) {
            if (!looking.remove(session) && !closed && idle.size() < MOST_IDLE) {
                idle.push(session);
                return;
            }
        }
        closeQuietly(session);
    }

    private synchronized void forget(Connection session) {
        looking.remove(session);
        closeQuietly(session);
    }

    private Connection open(boolean readOnly) {
        Connection session = connected(readOnly);
        try {
            if (readOnly) {
                askToBeReadOnly(session);
            }
            limitAnswers(session);
            // PostgreSQL streams a result only inside a transaction.
            session.setAutoCommit(false);
            return session;
        } catch (SQLException e) {
            closeQuietly(session);
            throw failures.during("begin a session", e);
        }
    }

    /// Not every driver can. What a query changes all the same is rolled back when its session is given back.
    private static void askToBeReadOnly(Connection session) {
        try {
            session.setReadOnly(true);
        } catch (SQLException e) {
            return;
        }
    }

    /// Not every driver can; then the operating system notices a broken connection, later.
    private void limitAnswers(Connection session) {
        try {
            session.setNetworkTimeout(
                    Runnable::run,
                    Math.toIntExact(
                            Duration.ofSeconds(settings.answerTimeoutSeconds()).toMillis()));
        } catch (SQLException | UnsupportedOperationException | AbstractMethodError e) {
            return;
        }
    }

    /// Not every driver has a time-out of its own, so the attempt runs aside and is left behind if it takes too long.
    private Connection connected(boolean readOnly) {
        Driver driver = drivers.forUrl(settings.url());
        CompletableFuture<Connection> attempt = CompletableFuture.supplyAsync(
                () -> connect(driver, readOnly),
                task -> Thread.ofVirtual().name("jdbc-connect").start(task));
        int seconds = settings.connectTimeoutSeconds();
        try {
            return attempt.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            var _ = attempt.thenAccept(Sessions::closeQuietly);
            throw failures.timedOut(seconds);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var _ = attempt.thenAccept(Sessions::closeQuietly);
            throw new ConnectorException(
                    ConnectorException.Kind.UNAVAILABLE, Sentence.of("connectors.connectingInterrupted"), e);
        }
    }

    private Connection connect(Driver driver, boolean readOnly) {
        try {
            Connection session = driver.connect(settings.url(), properties(readOnly));
            if (session == null) {
                throw new SQLException("the driver refuses the URL");
            }
            return session;
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private ConnectorException failed(@Nullable Throwable cause) {
        if (cause instanceof SQLException e) {
            return failures.connecting(e);
        }
        return new ConnectorException(
                ConnectorException.Kind.SETTINGS,
                Sentence.of("connectors.driverCouldNotOpen", "place", failures.place()),
                cause);
    }

    private Properties properties(boolean readOnly) {
        Properties properties = new Properties();
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        var password = settings.password();
        if (password != null) {
            properties.setProperty("password", password.reveal());
        }
        if (settings.url().startsWith("jdbc:postgresql:")) {
            properties.setProperty("ApplicationName", "Pipewright");
            properties.setProperty("connectTimeout", Integer.toString(settings.connectTimeoutSeconds()));
            properties.setProperty("tcpKeepAlive", "true");
        }
        if (readOnly && settings.url().startsWith("jdbc:sqlite:")) {
            // It can only be told while connecting; 1 is SQLITE_OPEN_READONLY.
            properties.setProperty("open_mode", "1");
        }
        return properties;
    }

    /// Closes a session without keeping what it changed: some drivers commit when they close.
    static void closeQuietly(Connection session) {
        try (session) {
            if (!session.getAutoCommit()) {
                session.rollback();
            }
        } catch (SQLException e) {
            // It was to be thrown away; the database forgets a broken session by itself.
            return;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            idle.forEach(Sessions::closeQuietly);
            idle.clear();
        }
        drivers.close();
    }
}
