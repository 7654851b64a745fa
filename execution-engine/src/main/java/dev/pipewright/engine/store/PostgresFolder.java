package dev.pipewright.engine.store;

import dev.pipewright.engine.ledger.StorageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import org.jspecify.annotations.Nullable;

/// What a PostgreSQL server of our own has in its folder: programs, data, settings, password, log, and the number
/// of its process. Used by whoever has locked the folder.
final class PostgresFolder {

    static final String ADMIN = "postgres";

    private static final System.Logger LOG = System.getLogger(PostgresFolder.class.getName());
    private static final Duration AT_MOST = Duration.ofSeconds(90);
    private static final int MOST_TRIES = 5;

    private final Path path;
    private final Path log;
    private final Path data;
    private final PostgresPrograms programs;
    private final String password;

    private PostgresFolder(Path path, Path log, PostgresPrograms programs) throws IOException {
        this.path = path;
        this.log = log;
        this.data = path.resolve("postgres-data");
        this.programs = programs;
        this.password = password(path.resolve("postgres-password"));
    }

    /// Brings all that is needed into the folder. A server that was left behind is stopped.
    static PostgresFolder prepare(Path path) throws IOException {
        Path log = path.resolve("postgres.log");
        Files.deleteIfExists(log);
        Files.createFile(log);
        var folder = new PostgresFolder(path, log, new PostgresPrograms(PostgresBinaries.unpackedIn(path), log));
        if (Files.exists(folder.data)) {
            folder.stopOrphan();
        } else {
            folder.initialize();
        }
        return folder;
    }

    Path path() {
        return path;
    }

    /// The administrator's.
    String password() {
        return password;
    }

    /// Starts the server.
    ///
    /// @param wanted the port to listen on; 0 for a free one
    /// @return the port it listens on
    int startServer(int wanted) throws IOException {
        for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
            int port = wanted == 0 ? freePort() : wanted;
            configure(port);
            if (programs.run(
                    AT_MOST, "pg_ctl", "-D", data.toString(), "-w", "-t", "60", "-l", log.toString(), "start")) {
                return port;
            }
            if (wanted != 0) {
                break;
            }
        }
        throw new StorageException(
                "PostgreSQL did not start. Its log " + log + " ends with: " + programs.lastWords(), null);
    }

    /// Stops the server if it runs.
    void stopServer() throws IOException {
        for (String mode : List.of("fast", "immediate")) {
            if (server() == null
                    || programs.run(AT_MOST, "pg_ctl", "-D", data.toString(), "-w", "-t", "60", "-m", mode, "stop")) {
                return;
            }
        }
        throw new StorageException("PostgreSQL in " + data + " does not stop. Stop its process by hand.", null);
    }

    /// Makes the data whole or not at all: what a lost process left half made is made again.
    private void initialize() throws IOException {
        Path unfinished = path.resolve("postgres-data.making");
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
                "--pwfile=" + path.resolve("postgres-password"),
                "-E",
                "UTF8",
                "--locale=C",
                "--no-instructions");
        if (!made) {
            throw new StorageException(
                    "Could not make a PostgreSQL database in " + path + ": " + programs.lastWords(), null);
        }
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void configure(int port) throws IOException {
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
    private void stopOrphan() throws IOException {
        Long pid = server();
        if (pid != null) {
            LOG.log(System.Logger.Level.INFO, "Stopping PostgreSQL process {0,number,#}, left behind", pid);
            stopServer();
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    private @Nullable Long server() throws IOException {
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
