package dev.pipewright.platform.begin;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.files.FileGuess;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Sentence;
import dev.pipewright.platform.audit.Audit;
import dev.pipewright.platform.begin.BeginRefusedException.Reason;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The files that people bring to begin a pipeline with: a folder for each tenant, and a saved connection that reads
/// it,
/// so that a run reads a file as it reads all others. A file never takes the place of another one. Safe for use by many
/// threads.
public final class BroughtFiles {

    /// The most bytes of one file.
    public static final long LARGEST = 256L << 20;

    private static final String CONNECTOR = "files";
    private static final String FOLDER = "folder";
    private static final String CONNECTION = "uploaded-files";

    private final Path root;
    private final long most;
    private final Connections connections;
    private final ConnectorCatalogue connectors;
    private final Audit audit;

    /// @param root the folder of all tenants' folders, which all nodes share
    /// @param megabytes how much the files of a tenant may be together, at least 1
    public BroughtFiles(Path root, int megabytes, Connections connections, ConnectorCatalogue connectors, Audit audit) {
        this.root = root.toAbsolutePath().normalize();
        this.most = (long) megabytes << 20;
        this.connections = connections;
        this.connectors = connectors;
        this.audit = audit;
    }

    /// Takes a file in.
    ///
    /// @param name as the person has it
    /// @param size how many bytes it is said to have; negative if nobody says
    /// @param in read to its end, or to where it is too much, and not closed
    /// @param person who brings it, by name
    /// @return how it is most likely read
    /// @throws BeginRefusedException if it is too large, or has no name
    /// @throws ConnectorException if it has nothing in it, or is of no format that can be read
    /// @throws IOException if it cannot be received
    public Beginning take(TenantId tenant, String name, long size, InputStream in, String person) throws IOException {
        Iterator<String> names = FileNames.of(name).iterator();
        Path folder = Files.createDirectories(root.resolve(tenant.value()));
        long room = Math.min(LARGEST, most - sizeOf(folder));
        refuseBeyond(size, room, name);
        Path arriving = Files.createTempFile(folder, ".arriving-", "");
        try {
            receive(in, arriving, room, name);
            // Looked at under the name that it ends like: that tells what it is.
            Map<String, Object> settings = FileGuess.of(name, arriving);
            String kept = keep(arriving, folder, names);
            audit.note(tenant, person, "file.take", kept);
            String connection = connectionTo(tenant, folder, person);
            return Beginning.of(connection, kept, named(settings, kept));
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    /// A file that was taken in, as it is most likely read; empty if there is none of the name.
    ///
    /// @throws IOException if it cannot be read
    public Optional<Beginning> find(TenantId tenant, String name, String person) throws IOException {
        Path folder = root.resolve(tenant.value());
        boolean isName = FileNames.of(name).findFirst().filter(name::equals).isPresent();
        Path file = folder.resolve(name);
        if (!isName || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String connection = connectionTo(tenant, folder, person);
        return Optional.of(Beginning.of(connection, name, FileGuess.of(name, file)));
    }

    private static Map<String, Object> named(Map<String, Object> settings, String file) {
        return Stream.concat(settings.entrySet().stream(), Stream.of(Map.entry("file", (Object) file)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (guessed, kept) -> kept));
    }

    private void refuseBeyond(long size, long room, String name) {
        if (size > LARGEST) {
            throw new BeginRefusedException(
                    Reason.TOO_LARGE, Sentence.of("platform.beginTooLarge", "file", name, "most", LARGEST >> 20));
        }
        if (size > room || room <= 0) {
            throw new BeginRefusedException(Reason.TOO_LARGE, Sentence.of("platform.beginFull", "most", most >> 20));
        }
    }

    private void receive(InputStream in, Path file, long room, String name) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long received = 0;
        try (var out = Files.newOutputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                received += count;
                refuseBeyond(received, room, name);
                out.write(buffer, 0, count);
            }
        }
    }

    private static String keep(Path arriving, Path folder, Iterator<String> names) throws IOException {
        while (true) {
            String name = names.next();
            try {
                // What makes the file is what takes the name, on whatever node.
                Path reserved = Files.createFile(folder.resolve(name));
                Files.move(arriving, reserved, StandardCopyOption.ATOMIC_MOVE);
                return name;
            } catch (FileAlreadyExistsException _) {
                // The next name.
            }
        }
    }

    private static long sizeOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(BroughtFiles::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The connection that reads the folder, made with the first file.
    private String connectionTo(TenantId tenant, Path folder, String person) {
        var saved = connections.list(tenant);
        return saved.stream()
                .filter(one -> one.connector().equals(CONNECTOR)
                        && folder.toString().equals(one.settings().get(FOLDER)))
                .map(SavedConnection::name)
                .findFirst()
                .orElseGet(() -> {
                    Set<String> taken =
                            saved.stream().map(SavedConnection::name).collect(Collectors.toSet());
                    String name = IntStream.iterate(1, number -> number + 1)
                            .mapToObj(number -> number == 1 ? CONNECTION : CONNECTION + "-" + number)
                            .filter(each -> !taken.contains(each))
                            .findFirst()
                            .orElseThrow();
                    connections.save(
                            tenant, name, connectors.get(CONNECTOR), Map.of(FOLDER, folder.toString()), person);
                    return name;
                });
    }
}
