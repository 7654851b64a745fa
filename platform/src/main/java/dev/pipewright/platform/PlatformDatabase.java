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

/// The database of this process: migrated, with one pool for each of its users, all of a role that row-level
/// security applies to.
final class PlatformDatabase implements AutoCloseable {

    private static final String NAME = "pipewright";
    private static final int APP_CONNECTIONS = 12;
    private static final int CONTROL_CONNECTIONS = 6;
    private static final int TIMER_CONNECTIONS = 3;

    private final @Nullable EmbeddedPostgres server;
    private final HikariDataSource app;
    private final HikariDataSource control;
    private final HikariDataSource timer;

    private PlatformDatabase(@Nullable EmbeddedPostgres server, String url, Passwords passwords) {
        this.server = server;
        DatabaseMigration.migrate(dataSource(url, DatabaseMigration.OWNER, passwords.owner()));
        this.app = pool("app", url, "pipewright", passwords, APP_CONNECTIONS);
        this.control = pool("control", url, "flowable", passwords, CONTROL_CONNECTIONS);
        this.timer = pool("timer", url, "quartz", passwords, TIMER_CONNECTIONS);
    }

    /// A server of our own in a data folder; its roles get new passwords at each start.
    static PlatformDatabase embedded(Path folder) {
        EmbeddedPostgres server = EmbeddedPostgres.start(folder, 0);
        boolean done = false;
        try {
            var passwords = new Passwords(newPassword(), newPassword(), newPassword());
            DatabaseMigration.createRoles(server.admin(), passwords);
            DatabaseMigration.createDatabase(server.admin(), NAME);
            var database = new PlatformDatabase(server, server.url(NAME), passwords);
            done = true;
            return database;
        } finally {
            if (!done) {
                server.close();
            }
        }
    }

    /// A database that somebody else keeps, with its roles.
    static PlatformDatabase external(String url, Passwords passwords) {
        return new PlatformDatabase(null, url, passwords);
    }

    private static String newPassword() {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static DataSource dataSource(String url, String user, String password) {
        return new DriverManagerDataSource(url, user, password);
    }

    private static HikariDataSource pool(String name, String url, String schema, Passwords passwords, int size) {
        var config = new HikariConfig();
        config.setPoolName("pipewright-" + name);
        config.setJdbcUrl(url);
        config.setUsername(DatabaseMigration.APP);
        config.setPassword(passwords.app());
        config.addDataSourceProperty("currentSchema", schema);
        config.addDataSourceProperty("ApplicationName", "pipewright-" + name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    /// For what tenants do.
    DataSource app() {
        return app;
    }

    /// For the control of runs.
    DataSource control() {
        return control;
    }

    /// For schedules.
    DataSource timer() {
        return timer;
    }

    @Override
    public void close() {
        timer.close();
        control.close();
        app.close();
        if (server != null) {
            server.close();
        }
    }
}
