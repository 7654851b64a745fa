package dev.pipewright.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pipewright.engine.store.DatabaseMigration;
import dev.pipewright.engine.store.DatabaseMigration.Passwords;
import dev.pipewright.engine.store.EmbeddedPostgres;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The database of this process: migrated by its owner, with one pool for each of its users. Row-level security
/// applies to all of them.
final class PlatformDatabase implements AutoCloseable {

    private static final String NAME = "pipewright";
    private static final int APP_CONNECTIONS = 12;
    private static final int CONTROL_CONNECTIONS = 6;
    private static final int TIMER_CONNECTIONS = 3;
    private static final int SYSTEM_CONNECTIONS = 2;
    private static final int LONGEST_STATEMENT_SECONDS = 120;
    private static final int LONGEST_CONTROL_SECONDS = 30;
    /// A node that stands still, or is cut off, within a transaction holds nobody up for longer.
    private static final String LOCKS_END = "-c idle_in_transaction_session_timeout=10s";

    private final @Nullable EmbeddedPostgres server;
    private final @Nullable Path folder;
    private final DataSource owner;
    private final HikariDataSource app;
    private final HikariDataSource control;
    private final HikariDataSource timer;
    private final HikariDataSource system;

    private PlatformDatabase(@Nullable EmbeddedPostgres server, @Nullable Path folder, DatabaseAccess access) {
        String url = access.url();
        Passwords passwords = access.passwords();
        this.server = server;
        this.folder = folder;
        this.owner = new DriverManagerDataSource(url, DatabaseMigration.OWNER, passwords.owner());
        DatabaseMigration.migrate(owner);
        this.app = pool(
                "app",
                url,
                DatabaseMigration.APP,
                passwords.app(),
                "pipewright",
                APP_CONNECTIONS,
                LONGEST_STATEMENT_SECONDS);
        this.control = pool(
                "control",
                url,
                DatabaseMigration.SYSTEM,
                passwords.system(),
                "flowable",
                CONTROL_CONNECTIONS,
                LONGEST_CONTROL_SECONDS);
        this.timer = pool(
                "timer",
                url,
                DatabaseMigration.SYSTEM,
                passwords.system(),
                "quartz",
                TIMER_CONNECTIONS,
                LONGEST_CONTROL_SECONDS);
        this.system = pool(
                "system",
                url,
                DatabaseMigration.SYSTEM,
                passwords.system(),
                "pipewright",
                SYSTEM_CONNECTIONS,
                LONGEST_STATEMENT_SECONDS);
    }

    /// A server of our own in a data folder; its roles get new passwords at each start.
    static PlatformDatabase embedded(Path folder) {
        EmbeddedPostgres server = EmbeddedPostgres.start(folder, 0);
        boolean done = false;
        try {
            var passwords = new Passwords(newPassword(), newPassword(), newPassword());
            DatabaseMigration.createRoles(server.admin(), passwords);
            DatabaseMigration.createDatabase(server.admin(), NAME);
            var access = new DatabaseAccess(server.url(NAME), passwords);
            var database = new PlatformDatabase(server, folder, access);
            access.leaveIn(folder);
            done = true;
            return database;
        } finally {
            if (!done) {
                server.close();
            }
        }
    }

    /// A database that somebody else keeps, with its roles.
    static PlatformDatabase external(DatabaseAccess access) {
        return new PlatformDatabase(null, null, access);
    }

    private static String newPassword() {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static HikariDataSource pool(
            String name, String url, String role, String password, String schema, int size, int longestStatement) {
        var config = new HikariConfig();
        config.setPoolName("pipewright-" + name);
        config.setJdbcUrl(url);
        config.setUsername(role);
        config.setPassword(password);
        config.addDataSourceProperty("currentSchema", schema);
        config.addDataSourceProperty("ApplicationName", "pipewright-" + name);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // Whoever waits longer for an answer has lost the connection, and would not notice for a quarter of an hour.
        config.addDataSourceProperty("socketTimeout", String.valueOf(longestStatement));
        config.addDataSourceProperty("options", LOCKS_END);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    /// The owner of all tables, who sees no rows: to bring them to the form that is needed. Not pooled.
    DataSource owner() {
        return owner;
    }

    /// For what tenants do.
    DataSource app() {
        return app;
    }

    /// For the control of runs, whosever they are.
    DataSource control() {
        return control;
    }

    /// For the times of schedules, whosever they are.
    DataSource timer() {
        return timer;
    }

    /// For log-ins and other looks across tenants.
    DataSource system() {
        return system;
    }

    @Override
    public void close() {
        system.close();
        timer.close();
        control.close();
        app.close();
        if (server != null && folder != null) {
            DatabaseAccess.removeFrom(folder);
            server.close();
        }
    }
}
