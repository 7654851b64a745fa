package dev.pipewright.engine.store;

import dev.pipewright.engine.ledger.StorageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs that are shipped in a jar, unpacked into the data folder.
final class PostgresBinaries {

    /// Changes with the shipped version, so that a newer one is unpacked beside it.
    private static final String VERSION = "18";

    private PostgresBinaries() {}

    /// Unpacks the programs unless they are there. They are whole or not there at all: half of them are never
    /// found.
    ///
    /// @return the folder with `bin` in it
    static Path unpackedIn(Path folder) throws IOException {
        Path programs = folder.resolve("postgres-" + VERSION);
        if (Files.isDirectory(programs)) {
            return programs;
        }
        Path unfinished = folder.resolve("postgres-" + VERSION + ".unpacking");
        delete(unfinished);
        unpack(unfinished);
        Files.move(unfinished, programs, StandardCopyOption.ATOMIC_MOVE);
        return programs;
    }

    /// Deletes a folder with all that is in it; links are not followed.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void unpack(Path into) throws IOException {
        String resource = "/postgres-" + system() + ".txz";
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new StorageException(
                        "There is no embedded PostgreSQL for this system (" + system()
                                + "). Use a PostgreSQL server of your own.",
                        null);
            }
            var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, into);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        Path file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
            throw new IOException("an entry outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else {
            Files.createDirectories(file.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.copy(content, file);
                boolean program = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static String system() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (os.contains("mac") ? "darwin" : os.contains("win") ? "windows" : "linux")
                + (architecture.equals("aarch64") ? "-arm_64" : "-x86_64");
    }
}
