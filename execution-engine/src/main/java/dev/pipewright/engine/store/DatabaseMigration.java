package dev.pipewright.engine.store;

import dev.pipewright.engine.ledger.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings a PostgreSQL database to the form this version needs. Three roles use it:
///
/// | role | does |
/// |---|---|
/// | `pipewright_owner` | owns database and tables, runs migrations; sees no rows, because tables force row security |
/// | `pipewright_app` | everything a tenant does, within transactions that name the tenant |
/// | `pipewright_system` | what is not one tenant's: control of runs, times of schedules, log-ins; sees no payload |
///
/// Where somebody else makes roles and database, only [#migrate] is needed.
public final class DatabaseMigration {

    public static final String OWNER = "pipewright_owner";
    public static final String APP = "pipewright_app";
    public static final String SYSTEM = "pipewright_system";

    private static final String MIGRATIONS = "db/migration/";
    private static final String ENGINE = "engine";
    private static final String PLATFORM = "platform";

    /// The passwords that the roles log in with.
    public record Passwords(String owner, String app, String system) {

        @Override
        public String toString() {
            return "Passwords[***]";
        }
    }

    private DatabaseMigration() {}

    /// Makes the three roles, or gives those that exist these passwords.
    ///
    /// @param admin logged in as a role that may make roles
    /// @throws StorageException if that fails
    public static void createRoles(DataSource admin, Passwords passwords) {
        try (Connection connection = admin.getConnection()) {
            createRole(connection, OWNER, passwords.owner());
            createRole(connection, APP, passwords.app());
            createRole(connection, SYSTEM, passwords.system());
        } catch (SQLException e) {
            throw new StorageException(
                    "Could not create the database roles. Check that the administrator may create roles.", e);
        }
    }

    /// Makes a database that belongs to the owner role, if there is none of that name.
    ///
    /// @param admin logged in as a role that may make databases
    /// @throws StorageException if that fails
    public static void createDatabase(DataSource admin, String database) {
        try (Connection connection = admin.getConnection()) {
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                execute(connection, "CREATE DATABASE " + quoted(connection, database) + " OWNER " + OWNER);
            }
        } catch (SQLException e) {
            throw new StorageException(
                    "Could not create the database " + database
                            + ". Check that the administrator may create databases.",
                    e);
        }
    }

    /// Runs what is missing of the engine's and, where they are on the class path, the platform's migrations. Those of
    /// a
    /// later version stay: this one runs on its form as well.
    ///
    /// @param owner logged in as `pipewright_owner`
    /// @throws StorageException if a migration fails; the database is then as it was before that migration
    public static void migrate(DataSource owner) {
        migrate(owner, ENGINE);
        if (DatabaseMigration.class.getClassLoader().getResource(MIGRATIONS + PLATFORM) != null) {
            migrate(owner, PLATFORM);
        }
    }

    /// Each floor has a history of its own, so that both get new numbers behind those they have.
    private static void migrate(DataSource owner, String floor) {
        try {
            Flyway.configure()
                    .dataSource(owner)
                    .schemas("pipewright")
                    .createSchemas(true)
                    .table(floor + "_history")
                    .locations("classpath:" + MIGRATIONS + floor)
                    // The platform's come into a schema that has tables already.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StorageException(
                    "Could not bring the database to this version's form. Restore the former version, or repair what"
                            + " the log names and start again.",
                    e);
        }
    }

    private static void createRole(Connection connection, String role, String password) throws SQLException {
        boolean exists = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role);
        execute(
                connection,
                (exists ? "ALTER ROLE " : "CREATE ROLE ") + role
                        + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD "
                        + literal(connection, password));
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteIdentifier(name, true);
        }
    }

    private static String literal(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteLiteral(text);
        }
    }
}
