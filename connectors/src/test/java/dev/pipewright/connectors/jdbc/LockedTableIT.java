package dev.pipewright.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.DescribableConnection;
import dev.pipewright.connectors.spi.SqlConnection;
import dev.pipewright.connectors.spi.SqlTable;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A person looks at a table that somebody else has locked: they are told so within some seconds.
@Timeout(15)
class LockedTableIT {

    private static final String POSTGRES = PostgresServer.url();

    @TempDir
    Path folder = Path.of("");

    @Test
    void what_a_locked_table_of_postgresql_is_like_is_not_waited_for() throws SQLException {
        try (Connection other = locking("held", "(id INTEGER PRIMARY KEY, entered TIMESTAMPTZ DEFAULT now())");
                DescribableConnection connection = open(POSTGRES)) {
            assertIsLocked(() -> connection.describe(stream("public.held")), "describe the table public.held");
            assertIsLocked(
                    () -> ((SqlConnection) connection).columns(new SqlTable("public", "held", List.of())),
                    "list the columns of a table");

            other.rollback();
            assertThat(connection.describe(stream("public.held")).stream().keys())
                    .containsExactly("id");
        }
    }

    @Test
    void the_rows_of_a_locked_table_are_not_waited_for_where_statistics_say_how_many_there_are() throws SQLException {
        try (var _ = locking("large", "AS SELECT g FROM generate_series(1, 150000) g");
                DescribableConnection connection = open(POSTGRES)) {
            assertThat(connection.describe(stream("public.large")).count()).isNotNull();
            assertIsLocked(() -> connection.first(rows("public.large")), "execute the query");
        }
    }

    @Test
    void a_run_waits_for_a_locked_table() throws Exception {
        try (Connection other = locking("waited", "AS SELECT 1 AS one");
                DescribableConnection connection = open(POSTGRES)) {
            assertIsLocked(() -> connection.first(rows("public.waited")), "execute the query");

            Thread letting = Thread.ofVirtual().start(() -> letGoWhenSomebodyWaits(other));
            StreamRequest request = rows("public.waited");
            try (var reader =
                    connection.read(request, connection.splits(request, 1).getFirst(), null)) {
                assertThat(reader.next().records()).hasSize(1);
            }
            letting.join();
        }
    }

    /// Lets go once another session has waited for longer than a person would.
    private static void letGoWhenSomebodyWaits(Connection locking) {
        try (Connection watching = session(POSTGRES);
                var statement = watching.createStatement()) {
            String waits = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'waited'::regclass"
                    + " AND waitstart < clock_timestamp() - INTERVAL '3 seconds'";
            long found = 0;
            while (found == 0) {
                try (var result = statement.executeQuery(waits)) {
                    result.next();
                    found = result.getLong(1);
                }
            }
            locking.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_file_of_sqlite_that_somebody_writes_is_not_waited_for() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("held.db");
        try (Connection other = session(url);
                var locking = other.createStatement();
                DescribableConnection connection = open(url)) {
            locking.execute("CREATE TABLE held (id INTEGER PRIMARY KEY)");
            locking.execute("BEGIN EXCLUSIVE");

            assertIsLocked(() -> connection.describe(stream("held")), "describe the table held");
            assertIsLocked(() -> connection.first(rows("held")), "execute the query");
        }
    }

    /// A session of PostgreSQL that has made a table, of which the statistics are known, and keeps it locked.
    private static Connection locking(String table, String definition) throws SQLException {
        Connection session = session(POSTGRES);
        try (var statement = session.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + table);
            statement.execute("CREATE TABLE " + table + " " + definition);
            statement.execute("ANALYZE " + table);
            session.setAutoCommit(false);
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
        return session;
    }

    private static void assertIsLocked(ThrowingCallable look, String doing) {
        assertThatThrownBy(look)
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageStartingWith("The database could not " + doing
                        + ": another of its sessions keeps it locked, as one that loads it or changes its structure does."
                        + " Try again when that one is done");
    }

    private static StreamDescription stream(String table) {
        return new StreamDescription(table, Map.of("table", table), Schema.UNKNOWN, List.of());
    }

    private static StreamRequest rows(String table) {
        return new StreamRequest(Map.of("table", table), Map.of(), Schema.UNKNOWN, List.of());
    }

    private static Connection session(String url) throws SQLException {
        return url.equals(POSTGRES)
                ? DriverManager.getConnection(url, "postgres", "postgres")
                : DriverManager.getConnection(url);
    }

    private static DescribableConnection open(String url) {
        return (DescribableConnection) new JdbcConnector()
                .open(
                        url.equals(POSTGRES)
                                ? Map.of("url", url, "user", "postgres", "password", "postgres")
                                : Map.of("url", url));
    }
}
