package dev.pipewright.engine.store;

import dev.pipewright.engine.ledger.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A database of its own for a test class: a copy of one that was migrated once, on one server per JVM.
///
/// The server keeps its programs and data in the module's `target`, so that only the first test run unpacks them.
public final class TestDatabase implements AutoCloseable {

    private static final DatabaseMigration.Passwords PASSWORDS =
            new DatabaseMigration.Passwords("owner-secret", "app-secret", "system-secret");
    private static final String TEMPLATE = "pipewright_template";

    private static @Nullable EmbeddedPostgres server;
    private static int made;

    private final EmbeddedPostgres itsServer;
    private final String name;

    private TestDatabase(EmbeddedPostgres itsServer, String name) {
        this.itsServer = itsServer;
        this.name = name;
    }

    /// A new database with all migrations that are on the class path.
    public static synchronized TestDatabase fresh() {
        EmbeddedPostgres started = server();
        made++;
        String name = "test_" + made;
        execute(
                started.admin(),
                "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " OWNER " + DatabaseMigration.OWNER);
        return new TestDatabase(started, name);
    }

    /// Connections of the role that the product uses. Not pooled.
    public DataSource app() {
        return itsServer.dataSource(name, DatabaseMigration.APP, PASSWORDS.app());
    }

    /// Connections of the role that runs migrations.
    public DataSource owner() {
        return itsServer.dataSource(name, DatabaseMigration.OWNER, PASSWORDS.owner());
    }

    /// Connections of the role that finds work across tenants.
    public DataSource system() {
        return itsServer.dataSource(name, DatabaseMigration.SYSTEM, PASSWORDS.system());
    }

    /// Connections of the server's administrator to this database, whom row security does not bind.
    public DataSource admin() {
        return itsServer.adminOf(name);
    }

    public String url() {
        return itsServer.url(name);
    }

    public DatabaseMigration.Passwords passwords() {
        return PASSWORDS;
    }

    @Override
    public void close() {
        execute(itsServer.admin(), "DROP DATABASE " + name + " WITH (FORCE)");
    }

    private static EmbeddedPostgres server() {
        EmbeddedPostgres present = server;
        if (present == null) {
            present = start();
            server = present;
            Runtime.getRuntime().addShutdownHook(new Thread(present::close));
            prepare(present);
        }
        return present;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start(Path.of("target", "test-postgres"), 0);
        } catch (StorageException e) {
            return startElsewhere(e);
        }
    }

    /// Another test run has the folder.
    private static EmbeddedPostgres startElsewhere(StorageException why) {
        try {
            return EmbeddedPostgres.start(Files.createTempDirectory("pipewright-test-postgres"), 0);
        } catch (IOException e) {
            e.addSuppressed(why);
            throw new StorageException("Could not make a folder for the test database.", e);
        }
    }

    private static void prepare(EmbeddedPostgres started) {
        dropFormer(started);
        DatabaseMigration.createRoles(started.admin(), PASSWORDS);
        DatabaseMigration.createDatabase(started.admin(), TEMPLATE);
        DatabaseMigration.migrate(started.dataSource(TEMPLATE, DatabaseMigration.OWNER, PASSWORDS.owner()));
    }

    private static void dropFormer(EmbeddedPostgres started) {
        var former = new ArrayList<String>();
        try (Connection connection = started.admin().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%' OR datname = '" + TEMPLATE
                                + "'")) {
            while (rows.next()) {
                former.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new StorageException("Could not list the test databases.", e);
        }
        former.forEach(name -> execute(started.admin(), "DROP DATABASE " + name + " WITH (FORCE)"));
    }

    private static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StorageException("Could not prepare a test database: " + sql, e);
        }
    }
}
