package dev.pipewright.platform.tenant;

import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Statements that are not a tenant's: who logs in, which tenants and schedules there are. Their role sees few
/// columns of few tables, and no payload. Safe for use by many threads.
public final class AcrossTenants {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /// @param system connections of the role `pipewright_system`
    public AcrossTenants(DataSource system) {
        this.jdbc = JdbcClient.create(system);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(system));
    }

    /// Does something in one transaction, and gives its result, which is not null.
    public <T> T in(Function<JdbcClient, T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.apply(jdbc)));
    }

    /// Looks at the one row of people or tokens that a log-in names, before its tenant is known.
    ///
    /// @param login a person's name or a token's hash
    public <T> T forLogIn(String login, Function<JdbcClient, T> work) {
        return in(client -> {
            client.sql("SELECT set_config('pipewright.login', ?, true)")
                    .param(login)
                    .query()
                    .singleRow();
            return work.apply(client);
        });
    }
}
