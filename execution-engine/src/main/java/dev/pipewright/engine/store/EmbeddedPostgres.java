package dev.pipewright.engine.store;

import dev.pipewright.engine.ledger.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server of our own, with all it needs in one data folder: programs, data, log and password.
///
/// It is as durable as any: what it acknowledged is there after a `kill -9` or a power cut. It listens on 127.0.0.1
/// only and asks for a password. A server whose process was left behind is stopped before a new one starts, because
/// it would go on with its old settings.
public final class EmbeddedPostgres implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());

    private final FileChannel lock;
    private final PostgresFolder folder;
    private final int port;

    private EmbeddedPostgres(FileChannel lock, PostgresFolder folder, int port) {
        this.lock = lock;
        this.folder = folder;
        this.port = port;
    }

    /// Starts the server of a data folder, which is made if there is none.
    ///
    /// @param port to listen on; 0 for a free one
    /// @throws StorageException if the folder is in use by another process, or the server does not start
    public static EmbeddedPostgres start(Path folder, int port) {
        long began = System.nanoTime();
        try {
            Files.createDirectories(folder);
            FileChannel lock = lock(folder);
            boolean done = false;
            try {
                PostgresFolder prepared = PostgresFolder.prepare(folder.toAbsolutePath());
                var started = new EmbeddedPostgres(lock, prepared, prepared.startServer(port));
                LOG.log(
                        System.Logger.Level.INFO,
                        "PostgreSQL listens on 127.0.0.1:{0,number,#} after {1} ms",
                        started.port,
                        millisSince(began));
                done = true;
                return started;
            } finally {
                if (!done) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw new StorageException(
                    "Could not start PostgreSQL in " + folder + ". Check the folder's permissions and space.", e);
        }
    }

    public int port() {
        return port;
    }

    /// Where a database of this server is found.
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// Connections of the server's administrator, to make roles and databases with. Not pooled.
    public DataSource admin() {
        return adminOf("postgres");
    }

    /// Connections of the server's administrator to a database.
    DataSource adminOf(String database) {
        return dataSource(database, PostgresFolder.ADMIN, folder.password());
    }

    /// Connections to a database. Not pooled.
    public DataSource dataSource(String database, String user, String itsPassword) {
        var source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(user);
        source.setPassword(itsPassword);
        return source;
    }

    /// Stops the server: transactions under way are rolled back, connections end.
    @Override
    public void close() {
        long began = System.nanoTime();
        try (lock) {
            if (!lock.isOpen()) {
                return;
            }
            folder.stopServer();
            LOG.log(System.Logger.Level.INFO, "PostgreSQL stopped after {0} ms", millisSince(began));
        } catch (IOException e) {
            throw new StorageException(
                    "Could not stop PostgreSQL in " + folder.path() + ". Stop its process by hand.", e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            // This process has it already.
        }
        if (!locked) {
            channel.close();
            throw new StorageException(
                    "The data folder " + folder + " is in use by another process. Stop that one, or choose another"
                            + " folder.",
                    null);
        }
        return channel;
    }

    private static long millisSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
