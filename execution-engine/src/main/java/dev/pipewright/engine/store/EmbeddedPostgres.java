package dev.pipewright.engine.store;

import dev.pipewright.engine.ledger.StorageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server of our own, with all it needs in one data folder: programs, data, log and password.
///
/// It is as durable as any: what it acknowledged is there after a `kill -9` or a power cut. It listens on 127.0.0.1
/// only and asks for a password. A server whose process was left behind is stopped before a new one starts, because
/// it would go on with its old settings.
public final class EmbeddedPostgres implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());
    private static final String ADMIN = "postgres";
    private static final Duration AT_MOST = Duration.ofSeconds(90);
    private static final int MOST_TRIES = 5;

    private final FileChannel lock;
    private final PostgresPrograms programs;
    private final Path data;
    private final String password;
    private final int port;

    private EmbeddedPostgres(FileChannel lock, PostgresPrograms programs, Path data, String password, int port) {
        this.lock = lock;
        this.programs = programs;
        this.data = data;
        this.password = password;
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
                EmbeddedPostgres started = start(folder.toAbsolutePath(), port, lock);
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
        return dataSource(database, ADMIN, password);
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
            stop(programs, data);
            LOG.log(System.Logger.Level.INFO, "PostgreSQL stopped after {0} ms", millisSince(began));
        } catch (IOException e) {
            throw new StorageException("Could not stop PostgreSQL in " + data + ". Stop its process by hand.", e);
        }
    }

    private static EmbeddedPostgres start(Path folder, int wanted, FileChannel lock) throws IOException {
        Path log = folder.resolve("postgres.log");
        Files.deleteIfExists(log);
        Files.createFile(log);
        long began = System.nanoTime();
        var programs = new PostgresPrograms(PostgresBinaries.unpackedIn(folder), log);
        LOG.log(System.Logger.Level.DEBUG, "PostgreSQL''s programs are there after {0} ms", millisSince(began));
        String password = password(folder.resolve("postgres-password"));
        Path data = folder.resolve("postgres-data");
        if (Files.exists(data)) {
            stopOrphan(programs, data);
        } else {
            initialize(programs, folder, data);
            LOG.log(System.Logger.Level.DEBUG, "PostgreSQL''s data is made after {0} ms", millisSince(began));
        }
        for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
            int port = wanted == 0 ? freePort() : wanted;
            configure(data, port);
            if (programs.run(
                    AT_MOST, "pg_ctl", "-D", data.toString(), "-w", "-t", "60", "-l", log.toString(), "start")) {
                return new EmbeddedPostgres(lock, programs, data, password, port);
            }
            if (wanted != 0) {
                break;
            }
        }
        throw new StorageException(
                "PostgreSQL did not start. Its log " + log + " ends with: " + programs.lastWords(), null);
    }

    /// Makes the data whole or not at all: what a lost process left half made is made again.
    private static void initialize(PostgresPrograms programs, Path folder, Path data) throws IOException {
        Path unfinished = folder.resolve("postgres-data.making");
        PostgresBinaries.delete(unfinished);
        boolean made = programs.run(
                AT_MOST,
                "initdb",
                "-D",
                unfinished.toString(),
                "-U",
                ADMIN,
                "-A",
                "scram-sha-256",
                "--pwfile=" + folder.resolve("postgres-password"),
                "-E",
                "UTF8",
                "--locale=C",
                "--no-instructions");
        if (!made) {
            throw new StorageException(
                    "Could not make a PostgreSQL database in " + folder + ": " + programs.lastWords(), null);
        }
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void configure(Path data, int port) throws IOException {
        Files.write(
                data.resolve("postgresql.conf"),
                List.of(
                        "# Written at each start.",
                        "listen_addresses = '127.0.0.1'",
                        "port = " + port,
                        "unix_socket_directories = ''",
                        "password_encryption = 'scram-sha-256'",
                        "fsync = on",
                        "synchronous_commit = on",
                        "full_page_writes = on",
                        "max_connections = 100",
                        "shared_buffers = '64MB'",
                        "max_wal_size = '512MB'",
                        "dynamic_shared_memory_type = mmap",
                        "jit = off",
                        "timezone = 'UTC'",
                        "log_timezone = 'UTC'"),
                StandardCharsets.UTF_8);
    }

    /// The folder is locked by us, so a server that runs in it was left behind by a process that is gone.
    private static void stopOrphan(PostgresPrograms programs, Path data) throws IOException {
        Long pid = serverOf(data);
        if (pid != null) {
            LOG.log(System.Logger.Level.INFO, "Stopping PostgreSQL process {0,number,#}, left behind", pid);
            stop(programs, data);
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    private static @Nullable Long serverOf(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return null;
        }
        long pid = Long.parseLong(
                Files.readAllLines(file, StandardCharsets.UTF_8).getFirst().strip());
        // A number may have been given to another program since.
        boolean ours = ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
        return ours ? pid : null;
    }

    private static void stop(PostgresPrograms programs, Path data) throws IOException {
        for (String mode : List.of("fast", "immediate")) {
            if (serverOf(data) == null
                    || programs.run(AT_MOST, "pg_ctl", "-D", data.toString(), "-w", "-t", "60", "-m", mode, "stop")) {
                return;
            }
        }
        throw new StorageException("PostgreSQL in " + data + " does not stop. Stop its process by hand.", null);
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path unfinished = file.resolveSibling(file.getFileName() + ".making");
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    unfinished,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(random),
                    StandardOpenOption.SYNC);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static long millisSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
