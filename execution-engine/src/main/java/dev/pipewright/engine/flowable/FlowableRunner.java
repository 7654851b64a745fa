package dev.pipewright.engine.flowable;

import dev.pipewright.engine.Run;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import dev.pipewright.engine.ledger.StorageException;
import dev.pipewright.engine.ledger.TenantTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries runs from start to end on this and other nodes: what was started goes on after a crash, on this node at
/// its next start, on others when its lease is over. Safe for use by many threads.
public final class FlowableRunner implements AutoCloseable {

    /// The channel on which nodes tell each other of work.
    public static final String CHANNEL = "pipewright_work";

    private final DataSource dataSource;
    private final ControlEngine engine;
    private final ControlTables tables;
    private final TransactionTemplate transaction;
    private final Dispatcher dispatcher;
    private final NodeWatch watch;

    /// Prepares Flowable's tables and the engine; [#begin] takes up work.
    ///
    /// @param owner connections of the owner of the schema for control; one is used now and given back
    /// @param dataSource connections whose first schema is the one for control, as the migrations have made it
    /// @param node the name this process keeps over restarts; no two living processes share one
    /// @param slots how many slices may run at once on this node; at least 1
    /// @param seal closes the sentences of failures, which are a tenant's
    public FlowableRunner(
            DataSource owner, DataSource dataSource, String node, int slots, RunWork work, Seal seal, Clock clock) {
        this.dataSource = dataSource;
        var transactions = new DataSourceTransactionManager(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.tables = new ControlTables(dataSource, seal);
        var queue = new SplitQueue(dataSource);
        this.engine = new ControlEngine(owner, dataSource, transactions, node, new ControlEngine.Arrivals() {
            @Override
            public void waits(RunId run, int position) {
                queue.markReady(run, position);
            }

            @Override
            public void changed() {
                wake();
            }
        });
        var steps = new RunSteps(engine, tables, queue, transaction, work);
        var slices = new SliceSteps(steps, tables, queue, transaction, work, clock);
        this.watch = new NodeWatch(node, slots, engine, tables, queue, transaction, steps, this::lookAround);
        this.dispatcher =
                new Dispatcher(engine, tables, queue, transaction, steps, slices, clock, slots, watch.lease());
    }

    private void lookAround() {
        dispatcher.lookAround();
    }

    /// Takes up work, first what this node left behind. Without it, runs are started for others.
    public void begin() {
        watch.start();
        dispatcher.start();
    }

    /// Keeps a new run's row, or finds the one that the same trigger made before.
    @FunctionalInterface
    public interface Keeping {

        /// Keeps the run.
        ///
        /// @param connection in a transaction that names the run's tenant
        /// @return the run that is kept
        RunId keep(Connection connection) throws SQLException;
    }

    /// Starts a run: its row and its process commit together, or neither does.
    ///
    /// @param run a new run
    /// @return the run that is kept; another one than the given if the trigger was known, and nothing is started
    ///     then
    public RunId start(Run run, Keeping keeping) {
        RunId kept = Objects.requireNonNull(transaction.execute(status -> keepAndStart(run, keeping)));
        wake();
        return kept;
    }

    private RunId keepAndStart(Run run, Keeping keeping) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            TenantTransactions.name(run.tenant(), connection);
            RunId kept = keeping.keep(connection);
            if (kept.equals(run.id())) {
                startProcess(run.tenant(), run.id());
            }
            return kept;
        } catch (SQLException e) {
            throw new StorageException("Could not keep the run. Check that the database runs and has space.", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /// Has the row of a failed run say that it goes on.
    @FunctionalInterface
    public interface Restarting {

        /// Changes the row.
        ///
        /// @param connection in a transaction that names the run's tenant
        /// @return false, and nothing changes, if the run cannot go on
        boolean restart(Connection connection) throws SQLException;
    }

    /// Has a failed run go on: its row and its process change together, or neither does.
    ///
    /// @return false if it cannot go on, or its end is not through yet
    public boolean restart(TenantId tenant, RunId run, Restarting row) {
        boolean goesOn = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean restarted = restartIn(tenant, run, row);
            if (!restarted) {
                status.setRollbackOnly();
            }
            return restarted;
        }));
        wake();
        return goesOn;
    }

    private boolean restartIn(TenantId tenant, RunId run, Restarting row) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            TenantTransactions.name(tenant, connection);
            // While the process of its end is there, the run would end again.
            return row.restart(connection) && startProcess(tenant, run);
        } catch (SQLException e) {
            throw new StorageException("Could not restart the run. Check that the database runs and has space.", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private boolean startProcess(TenantId tenant, RunId run) {
        boolean added = tables.addRun(tenant, run);
        if (added) {
            engine.startRun(tenant, run);
            tables.notifyNodes();
        }
        return added;
    }

    /// Ends a run at its next chunk borders; sent calls are awaited, what is not sent is given up.
    public void cancel(RunId run) {
        wish(run, Wish.CANCEL);
    }

    /// Stops a run at its next chunk borders until [#resume].
    public void pause(RunId run) {
        wish(run, Wish.PAUSE);
    }

    public void resume(RunId run) {
        wish(run, Wish.GO);
    }

    private void wish(RunId run, Wish wish) {
        transaction.executeWithoutResult(status -> {
            tables.wish(run, wish);
            tables.notifyNodes();
        });
        wake();
    }

    /// There may be work: another node said so.
    public void wake() {
        dispatcher.wake();
    }

    /// Drains this node: it takes nothing more, its slices end at their next chunk border, and what is left of them
    /// goes to others. It lives until then.
    @Override
    public void close() {
        dispatcher.close();
        watch.close();
        engine.close();
    }
}
