package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
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

    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_CONSTRAINT = 19;

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
                    user == null
                            ? Sentence.of("connectors.logInRefused", "place", place)
                            : Sentence.of("connectors.userRefused", "place", place, "user", user),
                    e);
        }
        if (state.startsWith("3D") || state.equals("42000") || saysNotFound(e) || isNoSqliteFile(e)) {
            return new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.noDatabase", "place", place), e);
        }
        String key = causedBy(e, UnknownHostException.class) ? "connectors.unknownHost" : "connectors.unreachable";
        return new ConnectorException(Kind.UNAVAILABLE, Sentence.of(key, "place", place), e);
    }

    ConnectorException timedOut(int seconds) {
        return new ConnectorException(
                Kind.UNAVAILABLE, Sentence.of("connectors.connectingTimedOut", "place", place, "seconds", seconds));
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
            return failure(Kind.CREDENTIALS, "connectors.notAllowed", doing, e);
        }
        if (state.startsWith("22") || state.startsWith("23") || isSqliteConstraint(e)) {
            return failure(Kind.DATA, "connectors.valueRefused", doing, e);
        }
        if (state.startsWith("42") || state.startsWith("3F") || state.startsWith("25")) {
            return failure(Kind.SETTINGS, "connectors.statementFailed", doing, e);
        }
        if (LockWait.isOver(e) || isSqliteInUse(e)) {
            return failure(Kind.UNAVAILABLE, "connectors.lockedByOthers", doing, e);
        }
        boolean stopped =
                state.startsWith("08") || state.startsWith("53") || state.startsWith("57") || state.startsWith("40");
        if (stopped) {
            return failure(Kind.UNAVAILABLE, "connectors.databaseStopped", doing, e);
        }
        return failure(Kind.SETTINGS, "connectors.statementFailed", doing, e);
    }

    private ConnectorException failure(Kind kind, String key, String doing, SQLException e) {
        SQLException first = e.getNextException() == null ? e : e.getNextException();
        String said = Objects.requireNonNullElse(first.getMessage(), "no reason given")
                .replaceAll("\\s+", " ")
                .strip();
        String ended = said.endsWith(".") ? said : said + ".";
        return new ConnectorException(kind, Sentence.of(key, "place", place, "doing", doing, "said", ended), e);
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

    /// SQLite's driver knows no states.
    private boolean isSqliteConstraint(SQLException e) {
        return place.startsWith("jdbc:sqlite:") && e.getErrorCode() == SQLITE_CONSTRAINT;
    }

    /// Somebody else is writing: it goes when tried later.
    private boolean isSqliteInUse(SQLException e) {
        return place.startsWith("jdbc:sqlite:")
                && (e.getErrorCode() == SQLITE_BUSY || e.getErrorCode() == SQLITE_LOCKED);
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
