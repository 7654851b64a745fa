package dev.pipewright.designer.sql;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.SqlTable;
import dev.pipewright.designer.code.CodeItems;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.schema.Field;
import dev.pipewright.platform.connection.ConnectionReading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// Proposes tables and columns of saved connections. The list of a connection's tables is read once and kept for some
/// minutes. Reaches other systems: never called under a page's lock. Safe for use by many threads.
public final class TableBook {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Executor VIRTUAL =
            work -> Thread.ofVirtual().name("tables").start(work);

    private final ConnectionReading reading;
    private final TenantId tenant;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    public TableBook(ConnectionReading reading, TenantId tenant, Clock clock) {
        this.reading = reading;
        this.tenant = tenant;
        this.clock = clock;
    }

    private record Kept(Instant since, CompletableFuture<Optional<Tables>> tables) {

        boolean isGood(Instant now) {
            return !tables.isCompletedExceptionally() && now.isBefore(since.plus(KEPT));
        }
    }

    /// What there is to go on with at a place of a statement. Waits for the list of tables where it is not yet read,
    /// a minute at most; nothing if the system cannot be asked.
    ///
    /// @param connection a saved connection; empty if none is chosen
    /// @param position in characters from the start of the statement
    public CodeItems at(String connection, String statement, int position) {
        if (connection.isEmpty()) {
            return CodeItems.none(position);
        }
        try {
            return tables(connection)
                    .join()
                    .map(known -> new SqlProposals(known).at(statement, position))
                    .orElseGet(() -> CodeItems.none(position));
        } catch (CompletionException | ConnectorException away) {
            // Whoever writes can go on without; "Test connection" and the preview say what is wrong.
            return CodeItems.none(position);
        }
    }

    private CompletableFuture<Optional<Tables>> tables(String connection) {
        Instant now = clock.instant();
        return kept.compute(
                        connection,
                        (_, before) -> before != null && before.isGood(now)
                                ? before
                                : new Kept(now, CompletableFuture.supplyAsync(() -> read(connection), VIRTUAL)))
                .tables();
    }

    private Optional<Tables> read(String connection) {
        Map<SqlTable, List<Field>> found = new ConcurrentHashMap<>();
        return reading.tables(tenant, connection)
                .map(list -> new Tables(
                        list, table -> found.computeIfAbsent(table, one -> reading.columns(tenant, connection, one))));
    }
}
