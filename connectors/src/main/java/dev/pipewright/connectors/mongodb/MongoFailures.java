package dev.pipewright.connectors.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Sorts what MongoDB and its driver complain about by who must act.
///
/// @param place where the database is, without secrets
/// @param user who connects; absent if nobody in particular
record MongoFailures(String place, @Nullable String user) {

    private static final int UNAUTHORIZED = 13;
    private static final int LOG_IN_FAILED = 18;
    private static final int MOST_SAID = 500;

    /// Lost cursors, locks, conflicts, and servers that stop or hand over to another: later it may work.
    private static final Set<Integer> PASSING = Set.of(
            6, 7, 24, 43, 46, 50, 64, 89, 91, 112, 189, 202, 262, 317, 358, 384, 9001, 10107, 11600, 11602, 13388,
            13435, 13436);

    /// A value that a rule of the collection refuses: too large, there already, or not as it is to be.
    private static final Set<Integer> ABOUT_DATA = Set.of(121, 10334, 11000, 11001, 12582, 17419, 17420);

    MongoFailures(String place, @Nullable String user) {
        this.place = place;
        this.user = user;
    }

    /// Trouble with a command, or with reaching a server for it.
    ///
    /// @param doing what was tried, as in "list its collections"
    /// @param cluster what is known of the servers; absent if they were never looked for
    ConnectorException during(String doing, MongoException e, @Nullable ClusterDescription cluster) {
        if (e instanceof MongoSecurityException && e.getCause() instanceof MongoSocketException lost) {
            return during(doing, lost, cluster); // The driver calls a lost log-in a refused one.
        }
        if (e instanceof MongoSecurityException || e.getCode() == LOG_IN_FAILED) {
            return logIn(e);
        }
        List<Throwable> troubles = troubles(e, cluster);
        boolean unreached = e instanceof MongoTimeoutException && cluster != null && !isReached(cluster);
        if (unreached || e instanceof MongoConfigurationException) {
            return connecting(e, troubles);
        }
        if (e.getCode() == UNAUTHORIZED) {
            return failure(Kind.CREDENTIALS, "connectors.notAllowed", doing, said(e), e);
        }
        if (isPassing(e)) {
            return failure(Kind.UNAVAILABLE, "connectors.databaseStopped", doing, said(e), e);
        }
        return failure(Kind.SETTINGS, "connectors.statementFailed", doing, said(e), e);
    }

    /// Trouble with documents that were written.
    ///
    /// @param records what the documents are called, in their order
    ConnectorException writing(String collection, List<String> records, MongoBulkWriteException e) {
        String doing = "write to the collection " + collection;
        if (e.getWriteErrors().isEmpty()) {
            return failure(Kind.UNAVAILABLE, "connectors.databaseStopped", doing, said(e), e);
        }
        BulkWriteError first = e.getWriteErrors().getFirst();
        String said = sentence(first.getMessage());
        if (first.getCode() == UNAUTHORIZED) {
            return failure(Kind.CREDENTIALS, "connectors.notAllowed", doing, said, e);
        }
        if (PASSING.contains(first.getCode())) {
            return failure(Kind.UNAVAILABLE, "connectors.databaseStopped", doing, said, e);
        }
        return new ConnectorException(
                ABOUT_DATA.contains(first.getCode()) ? Kind.DATA : Kind.SETTINGS,
                Sentence.of(
                        "connectors.documentRefused",
                        "record",
                        records.get(first.getIndex()),
                        "collection",
                        collection,
                        "said",
                        said),
                e);
    }

    private ConnectorException logIn(MongoException e) {
        String name = user;
        return new ConnectorException(
                Kind.CREDENTIALS,
                name == null
                        ? Sentence.of("connectors.logInRefused", "place", place)
                        : Sentence.of("connectors.userRefused", "place", place, "user", name),
                e);
    }

    private ConnectorException connecting(MongoException e, List<Throwable> troubles) {
        for (Throwable trouble : troubles) {
            if (trouble instanceof SSLException) {
                return new ConnectorException(
                        Kind.SETTINGS,
                        Sentence.of("connectors.noTls", "place", place, "said", sentence(trouble.getMessage())),
                        e);
            }
        }
        String key = "connectors.unreachable";
        if (e instanceof MongoConfigurationException || has(UnknownHostException.class, troubles)) {
            key = "connectors.unknownHost";
        } else if (has(MongoSocketReadException.class, troubles)) {
            key = "connectors.hungUp";
        }
        return new ConnectorException(Kind.UNAVAILABLE, Sentence.of(key, "place", place), e);
    }

    private ConnectorException failure(Kind kind, String key, String doing, String said, MongoException e) {
        return new ConnectorException(kind, Sentence.of(key, "place", place, "doing", doing, "said", said), e);
    }

    private static boolean has(Class<? extends Throwable> type, List<Throwable> troubles) {
        return troubles.stream().anyMatch(type::isInstance);
    }

    private static boolean isPassing(MongoException e) {
        return e instanceof MongoSocketException
                || e instanceof MongoTimeoutException
                || e.hasErrorLabel("RetryableWriteError")
                || !(e instanceof MongoServerException)
                || PASSING.contains(e.getCode());
    }

    private static boolean isReached(ClusterDescription cluster) {
        return cluster.getServerDescriptions().stream().anyMatch(ServerDescription::isOk);
    }

    /// All causes of what went wrong when servers were looked for.
    private static List<Throwable> troubles(MongoException e, @Nullable ClusterDescription cluster) {
        List<Throwable> troubles = new ArrayList<>();
        addCauses(e, troubles);
        if (cluster != null) {
            addCauses(cluster.getSrvResolutionException(), troubles);
            cluster.getServerDescriptions().forEach(server -> addCauses(server.getException(), troubles));
        }
        return troubles;
    }

    private static void addCauses(@Nullable Throwable trouble, List<Throwable> troubles) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            troubles.add(cause);
        }
    }

    private static String said(MongoException e) {
        return sentence(e instanceof MongoCommandException command ? command.getErrorMessage() : e.getMessage());
    }

    /// The words without what the driver adds of its own view, with a full stop.
    private static String sentence(@Nullable String words) {
        String said = Objects.requireNonNullElse(words, "no reason given")
                .split("Client view of cluster state|The full response is|Raw response", 2)[0]
                .replaceAll("\\s+", " ")
                .strip();
        String shown = said.length() > MOST_SAID ? said.substring(0, MOST_SAID) + "…" : said;
        return shown.endsWith(".") ? shown : shown + ".";
    }
}
