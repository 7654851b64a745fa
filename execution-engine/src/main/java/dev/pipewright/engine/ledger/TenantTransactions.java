package dev.pipewright.engine.ledger;

import dev.pipewright.engine.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Transactions of a tenant: they see and write its rows only, because the database is told the tenant first. The
/// setting ends with the transaction. Safe for use by many threads.
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
        try {
            return once(tenant, work);
        } catch (SQLException e) {
            throw new StorageException("Could not read or write the database. Check that it runs and has space.", e);
        }
    }

    /// Does the work whole or not at all, for those who may do it again.
    ///
    /// @throws SQLException if the database can not be reached or refuses; the work is undone
    <T> T once(TenantId tenant, Work<T> work) throws SQLException {
        try (Connection connection = app.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                name(tenant, connection);
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
        }
    }

    /// Names the tenant whose rows the transaction of a connection may touch.
    public static void name(TenantId tenant, Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT set_config('pipewright.tenant', ?, true)")) {
            statement.setString(1, tenant.value());
            statement.execute();
        }
    }
}
