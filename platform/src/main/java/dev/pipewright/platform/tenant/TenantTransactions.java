package dev.pipewright.platform.tenant;

import dev.pipewright.engine.TenantId;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Transactions that see the rows of one tenant. The database itself hides the others, so a forgotten condition
/// shows too little, never too much. Safe for use by many threads.
public final class TenantTransactions {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /// @param dataSource connections of a role that row-level security applies to
    public TenantTransactions(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /// Does something in one transaction of a tenant, and gives its result, which is not null.
    public <T> T in(TenantId tenant, Function<JdbcClient, T> work) {
        return with("pipewright.tenant", tenant.value(), work);
    }

    /// Does something in one transaction of a tenant.
    public void run(TenantId tenant, Consumer<JdbcClient> work) {
        in(tenant, client -> {
            work.accept(client);
            return true;
        });
    }

    /// Looks at the one row of people or tokens that a log-in names, before its tenant is known.
    ///
    /// @param login a person's name or a token's hash
    public <T> T forLogIn(String login, Function<JdbcClient, T> work) {
        return with("pipewright.login", login, work);
    }

    /// Does something with the tables that belong to no tenant.
    public <T> T withoutTenant(Function<JdbcClient, T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.apply(jdbc)));
    }

    private <T> T with(String setting, String value, Function<JdbcClient, T> work) {
        return withoutTenant(client -> {
            client.sql("SELECT set_config(?, ?, true)")
                    .params(setting, value)
                    .query()
                    .singleRow();
            return work.apply(client);
        });
    }
}
