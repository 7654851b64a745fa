package dev.pipewright.platform.tenant;

import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.ledger.TenantTransactions;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Statements in transactions that see the rows of one tenant. The database itself hides the others, so a
/// forgotten condition shows too little, never too much. Safe for use by many threads.
public final class TenantJdbc {

    private final TenantTransactions transactions;

    /// @param app connections of a role that row-level security applies to
    public TenantJdbc(DataSource app) {
        this.transactions = new TenantTransactions(app);
    }

    /// Does something in one transaction of a tenant, and gives its result. Not to be nested: each call is a
    /// transaction of its own.
    public <T> T in(TenantId tenant, Function<JdbcClient, T> work) {
        return transactions.inTransaction(
                tenant, connection -> work.apply(JdbcClient.create(new SingleConnectionDataSource(connection, true))));
    }

    /// Does something in one transaction of a tenant.
    public void run(TenantId tenant, Consumer<JdbcClient> work) {
        in(tenant, jdbc -> {
            work.accept(jdbc);
            return true;
        });
    }
}
