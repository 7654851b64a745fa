package dev.pipewright.platform;

import dev.pipewright.engine.ledger.StorageException;
import dev.pipewright.engine.store.DatabaseMigration.Passwords;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/// Where a database is and how its roles log in. A server of our own leaves it in its data folder while it runs, in a
/// file that only its owner reads, so that workers on the same machine find it.
record DatabaseAccess(String url, Passwords passwords) {

    private static final String FILE = "database.properties";

    /// Leaves it for others.
    void leaveIn(Path folder) {
        var properties = new Properties();
        properties.setProperty("url", url);
        properties.setProperty("owner", passwords.owner());
        properties.setProperty("app", passwords.app());
        properties.setProperty("system", passwords.system());
        try {
            Path unfinished = folder.resolve(FILE + ".new");
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished);
            if (unfinished.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-------"));
            }
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
                properties.store(writer, "For workers with this data folder, while the database runs.");
            }
            Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StorageException(
                    "Could not write to the data folder " + folder + ". Check its permissions and space.", e);
        }
    }

    /// What another process has left.
    ///
    /// @throws StorageException if there is nothing
    static DatabaseAccess foundIn(Path folder) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve(FILE))) {
            properties.load(reader);
            return new DatabaseAccess(
                    properties.getProperty("url", ""),
                    new Passwords(
                            properties.getProperty("owner", ""),
                            properties.getProperty("app", ""),
                            properties.getProperty("system", "")));
        } catch (NoSuchFileException e) {
            throw new StorageException(
                    "No product runs with the data folder " + folder + ". Start it first, or name the database that"
                            + " this node shares with --pipewright.database.url.",
                    e);
        } catch (IOException e) {
            throw new StorageException("The data folder " + folder + " could not be read. Correct its permissions.", e);
        }
    }

    /// Takes it away: the database ends.
    static void removeFrom(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
        } catch (IOException e) {
            throw new StorageException(
                    "The data folder " + folder + " could not be written. Correct its permissions.", e);
        }
    }
}
