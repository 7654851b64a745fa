package dev.pipewright.engine.store;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Transactions of a tenant: they see and write its rows only, because the database is told the tenant first.
public final class TenantTransactions {

    private final DataSource app;

    /// What is done in a transaction.
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /// Transactions through a pool.
    ///
    /// @param app logged in as the role `pipewright_app`
    public TenantTransactions(DataSource app) {
        this.app = app;
    }

    /// Does the work whole or not at all.
    ///
    /// @throws StorageException if the database can not be reached or refuses
    public <T> T inTransaction(TenantId tenant, Work<T> work) {
        try (Connection connection = app.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                try (PreparedStatement statement =
                        connection.prepareStatement("SELECT set_config('pipewright.tenant', ?, true)")) {
                    statement.setString(1, tenant.value());
                    statement.execute();
                }
                T result = work.with(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StorageException("Could not read or write the database. Check that it runs and has space.", e);
        }
    }
}
