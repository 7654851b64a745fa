package dev.pipewright.engine.ledger;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.envelope.Seal;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/// The ledger in PostgreSQL, shared by all nodes and tenants. Runs are kept first, by
/// [dev.pipewright.engine.store.JdbcRunStore].
public final class PostgresLedger extends RuledLedger {

    /// A ledger in a database that [dev.pipewright.engine.store.DatabaseMigration] has prepared.
    ///
    /// @param app logged in as the role `pipewright_app`, which sees the rows of the transaction's tenant only
    public PostgresLedger(DataSource app, Seal seal) {
        super(new Transactions(app), seal);
    }

    private static final class Transactions implements LedgerTables.Transactions {

        private static final int MOST_TRIES = 8;
        /// Unique violation, serialization failure, deadlock: another transaction was first, so look again.
        private static final Set<String> AGAIN = Set.of("23505", "40001", "40P01");

        private final TenantTransactions transactions;
        private final PostgresIds ids = new PostgresIds();

        Transactions(DataSource app) {
            this.transactions = new TenantTransactions(app);
        }

        @Override
        public <T> T inTransaction(TenantId tenant, LedgerTables.Work<T> work) {
            for (int attempt = 1; ; attempt++) {
                try {
                    return once(tenant, work);
                } catch (SQLException e) {
                    if (attempt == MOST_TRIES || !AGAIN.contains(String.valueOf(e.getSQLState()))) {
                        throw new StorageException(
                                "Could not read or write the ledger. Check that the database runs and has space.", e);
                    }
                }
            }
        }

        private <T> T once(TenantId tenant, LedgerTables.Work<T> work) throws SQLException {
            try {
                return transactions.once(
                        tenant,
                        connection -> work.with(new PostgresTables(new PostgresScope(tenant, connection, ids))));
            } catch (PostgresTables.FailedException e) {
                throw e.cause();
            }
        }
    }
}
