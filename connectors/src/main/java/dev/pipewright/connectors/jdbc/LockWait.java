package dev.pipewright.connectors.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// How long a session waits for what others have locked. A run may well wait for a table that is being loaded; a
/// person who looks at it may not.
final class LockWait {

    private static final int SECONDS = 2;
    private static final int MILLIS = SECONDS * 1_000;

    private LockWait() {}

    /// Has a session wait for no more than two seconds, each time. HSQLDB and Derby can not be told, and Oracle lets
    /// readers never wait.
    static void limit(Connection session) {
        try {
            String statement = statement(Dialect.of(session.getMetaData()));
            if (statement != null) {
                execute(statement, session);
            }
        } catch (SQLException e) {
            // A database that does not know the statement is looked at all the same.
            return;
        }
    }

    private static void execute(String text, Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(text);
        } finally {
            // What a transaction has set is gone when it is rolled back.
            session.commit();
        }
    }

    private static @Nullable String statement(Dialect dialect) {
        if (dialect.is("postgresql")) {
            return "SET lock_timeout = " + MILLIS;
        }
        if (dialect.is("sqlite")) {
            return "PRAGMA busy_timeout = " + MILLIS;
        }
        if (dialect.is("microsoft") || dialect.is("h2")) {
            return "SET LOCK_TIMEOUT " + MILLIS;
        }
        if (dialect.is("mysql") || dialect.is("mariadb")) {
            return "SET SESSION lock_wait_timeout = " + SECONDS + ", innodb_lock_wait_timeout = " + SECONDS;
        }
        return dialect.is("db2") ? "SET CURRENT LOCK TIMEOUT " + SECONDS : null;
    }

    /// True if somebody else kept a lock for longer than this session waits. The databases have codes of their own.
    static boolean isOver(SQLException e) {
        return switch (e.getErrorCode()) {
            case 1205 -> true; // MySQL and MariaDB
            case 1222 -> true; // SQL Server
            case 50200 -> true; // H2
            default ->
                "55P03".equals(e.getSQLState()) // PostgreSQL
                        || "40XL1".equals(e.getSQLState()); // Derby
        };
    }
}
