package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sorts what databases complain about by who must act.
///
/// @param place where the database is, without secrets
/// @param user who connects; absent if the URL says so
record SqlFailures(String place, @Nullable String user) {

    SqlFailures(String place, @Nullable String user) {
        this.place = place;
        this.user = user;
    }

    /// Trouble while connecting.
    ConnectorException connecting(SQLException e) {
        String state = state(e);
        if (isRefusedLogin(e, state)) {
            return new ConnectorException(
                    Kind.CREDENTIALS,
                    "The database at " + place + " refused " + (user == null ? "the log-in" : "user '" + user + "'")
                            + ": check user and password.",
                    e);
        }
        if (state.startsWith("3D") || state.equals("42000") || saysNotFound(e) || isNoSqliteFile(e)) {
            return new ConnectorException(
                    Kind.SETTINGS,
                    "There is no such database at " + place + ": check the name at the end of 'JDBC URL'.",
                    e);
        }
        String why = causedBy(e, UnknownHostException.class) ? " The host's name is unknown." : "";
        return new ConnectorException(
                Kind.UNAVAILABLE,
                "Could not reach the database at " + place + "." + why
                        + " Check host and port, and that the database is running.",
                e);
    }

    ConnectorException timedOut(int seconds) {
        return new ConnectorException(
                Kind.UNAVAILABLE,
                "Could not reach the database at " + place + " within " + seconds
                        + " seconds. Check host and port, and that no firewall is between.");
    }

    /// Trouble with a statement.
    ///
    /// @param doing what was tried, as in "read the query"
    ConnectorException during(String doing, SQLException e) {
        String state = state(e);
        if (isRefusedLogin(e, state)) {
            return connecting(e);
        }
        // HSQLDB has the same state for what is missing and what is forbidden.
        if (state.equals("42501") && !saysNotFound(e)) {
            return failure(Kind.CREDENTIALS, "The database did not allow to " + doing, e);
        }
        if (state.startsWith("22") || state.startsWith("23")) {
            return failure(Kind.DATA, "The database refused a value when trying to " + doing, e);
        }
        if (state.startsWith("42") || state.startsWith("3F") || state.startsWith("25")) {
            return failure(Kind.SETTINGS, "The database could not " + doing, e);
        }
        if (state.startsWith("08") || state.startsWith("53") || state.startsWith("57") || state.startsWith("40")) {
            return failure(Kind.UNAVAILABLE, "The database at " + place + " stopped when trying to " + doing, e);
        }
        return failure(Kind.SETTINGS, "The database could not " + doing, e);
    }

    private static ConnectorException failure(Kind kind, String what, SQLException e) {
        SQLException first = e.getNextException() == null ? e : e.getNextException();
        String said = Objects.requireNonNullElse(first.getMessage(), "no reason given")
                .replaceAll("\\s+", " ")
                .strip();
        return new ConnectorException(kind, what + ". It says: " + said + (said.endsWith(".") ? "" : "."), e);
    }

    private static String state(SQLException e) {
        SQLException next = e.getNextException();
        String state = e.getSQLState() == null && next != null ? next.getSQLState() : e.getSQLState();
        return state == null ? "" : state;
    }

    private static boolean isRefusedLogin(SQLException e, String state) {
        // Oracle, SQL Server and MySQL have numbers of their own for a wrong password.
        return state.startsWith("28")
                || e.getErrorCode() == 1017
                || e.getErrorCode() == 18456
                || e.getErrorCode() == 1045;
    }

    private static boolean isNoSqliteFile(SQLException e) {
        return e.getErrorCode() == 14
                && Objects.requireNonNullElse(e.getMessage(), "").contains("SQLITE_CANTOPEN");
    }

    private static boolean saysNotFound(SQLException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "").toLowerCase(Locale.ROOT);
        return message.contains("does not exist") || message.contains("not found");
    }

    private static boolean causedBy(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
