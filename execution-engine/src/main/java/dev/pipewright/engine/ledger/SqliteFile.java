package dev.pipewright.engine.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A state file: one SQLite database that one process uses, through one connection, one transaction at a time. A
/// commit is on the disk when it returns, so that it survives the end of the process and of the machine.
///
/// Safe for use by many threads.
public final class SqliteFile implements AutoCloseable {

    private static final int FORMAT = 5;

    private final Path file;
    private final FileChannel lockFile;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /// What is done in a transaction.
    @FunctionalInterface
    public interface Work<T> {
        T with(SqliteFile file) throws SQLException;
    }

    private SqliteFile(Path file, FileChannel lockFile, Connection connection) {
        this.file = file;
        this.lockFile = lockFile;
        this.connection = connection;
    }

    /// Opens a state file, and makes it if there is none.
    ///
    /// @throws StorageException if another process uses it, it is from a newer version, or it can not be written
    public static SqliteFile open(Path file) {
        FileChannel lockFile = lock(file);
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            var opened = new SqliteFile(file, lockFile, connection);
            opened.prepareFile();
            return opened;
        } catch (SQLException e) {
            closeQuietly(lockFile);
            throw new StorageException(
                    "Could not open the state file " + file + ". Check that it is a state file and can be written.", e);
        } catch (StorageException e) {
            closeQuietly(lockFile);
            throw e;
        }
    }

    /// Does the work whole or not at all.
    public synchronized <T> T inTransaction(Work<T> work) {
        try {
            boolean done = false;
            try {
                T result = work.with(this);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw new StorageException(
                    "Could not read or write the state file " + file + ". Check the disk's space and health.", e);
        }
    }

    /// A statement with its parameters bound, in the order of the question marks. Used within a transaction and
    /// until the next call with the same text.
    public PreparedStatement statement(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /// Executes a statement that changes data.
    ///
    /// @return how many rows it changed
    public int execute(String sql, @Nullable Object... parameters) throws SQLException {
        return statement(sql, parameters).executeUpdate();
    }

    /// Closes the file, so that another process may open it.
    @Override
    public synchronized void close() {
        try (lockFile;
                connection) {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
        } catch (SQLException | IOException e) {
            throw new StorageException("Could not close the state file " + file + ".", e);
        }
    }

    private void prepareFile() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            // 96 MB outside the heap: the inner pages of all indices of some million documents.
            statement.execute("PRAGMA cache_size = -98304");
            statement.execute("PRAGMA temp_store = MEMORY");
            statement.execute("PRAGMA wal_autocheckpoint = 4000");
            connection.setAutoCommit(false);
            int format = format(statement);
            if (format > FORMAT) {
                throw new StorageException(
                        "The state file " + file + " is from a newer version. Use that version, or another file.",
                        null);
            }
            if (format < 1) {
                create(SqliteSchema.FIRST, statement);
            }
            if (format < 2) {
                create(SqliteSchema.SECOND, statement);
            }
            if (format < 3) {
                create(SqliteSchema.THIRD, statement);
            }
            if (format < 4) {
                create(SqliteSchema.FOURTH, statement);
            }
            if (format < 5) {
                create(SqliteSchema.FIFTH, statement);
                statement.execute("PRAGMA user_version = " + FORMAT);
            }
            connection.commit();
        }
    }

    private static void create(List<String> tables, Statement statement) throws SQLException {
        for (String table : tables) {
            statement.execute(table);
        }
    }

    private static int format(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private static FileChannel lock(Path file) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = tryLock(channel);
            if (held == null) {
                closeQuietly(channel);
                throw new StorageException(
                        "The state file " + file
                                + " is in use by another run. Wait for it to end, or give this run its own file.",
                        null);
            }
            return channel;
        } catch (IOException e) {
            throw new StorageException(
                    "Could not lock the state file " + file + ". Check that its folder can be written.", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // The failure that is being reported matters more.
        }
    }
}
