package dev.pipewright.engine.envelope;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The keys of one data folder: the newest closes, all of them open.
///
/// In the file each line is a key's number and its 32 bytes in Base64. Whoever loses the file loses the payloads;
/// to change the key, call [#rotate] and keep the older lines as long as anything was closed with them.
public final class KeyRing {

    private static final int KEY_BYTES = 32;

    private final NavigableMap<Integer, SecretKey> keys;

    private KeyRing(NavigableMap<Integer, SecretKey> keys) {
        this.keys = keys;
    }

    /// Reads the keys of a file; makes the file, readable by its owner only, if there is none.
    ///
    /// @throws EnvelopeException if the file can not be read or made
    public static KeyRing openOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file, List.of(newLine(1)));
            }
            return new KeyRing(parse(file));
        } catch (IOException e) {
            throw new EnvelopeException(
                    "Could not read or create the key file " + file + ". Check the folder and its permissions.", e);
        }
    }

    /// Reads the keys that another process has made.
    ///
    /// @throws EnvelopeException if there are none, or they can not be read
    public static KeyRing open(Path file) {
        if (!Files.exists(file)) {
            throw new EnvelopeException(
                    "The key file " + file + " is missing. Copy it from the data folder of the node that made it.",
                    null);
        }
        return openOrCreate(file);
    }

    /// Keys that are kept nowhere: what they close is lost with them.
    public static KeyRing ofNewKey() {
        var random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return new KeyRing(new TreeMap<>(Map.of(1, new SecretKeySpec(random, "AES"))));
    }

    /// Adds a new key to a file; it closes from the next [#openOrCreate] on.
    public static void rotate(Path file) {
        try {
            int next = parse(file).lastKey() + 1;
            Files.writeString(file, newLine(next) + "\n", StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new EnvelopeException("Could not add a key to " + file + ". Check its permissions.", e);
        }
    }

    int newest() {
        return keys.lastKey();
    }

    int oldest() {
        return keys.firstKey();
    }

    SecretKey key(int number) {
        SecretKey key = keys.get(number);
        if (key == null) {
            throw new EnvelopeException(
                    "Key " + number + " is not in the key file. Restore the key file that belongs to this data.", null);
        }
        return key;
    }

    private static void create(Path file, List<String> lines) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file))) {
            channel.write(ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        } catch (FileAlreadyExistsException _) {
            // Another process was first: its key is the key.
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String newLine(int number) {
        var random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return number + " " + Base64.getEncoder().encodeToString(random);
    }

    private static NavigableMap<Integer, SecretKey> parse(Path file) throws IOException {
        var keys = new TreeMap<Integer, SecretKey>();
        for (String line : new ArrayList<>(Files.readAllLines(file, StandardCharsets.US_ASCII))) {
            if (!line.isBlank()) {
                String[] parts = line.strip().split(" ", 2);
                keys.put(
                        Integer.parseInt(parts[0]),
                        new SecretKeySpec(Base64.getDecoder().decode(parts[1]), "AES"));
            }
        }
        if (keys.isEmpty()) {
            throw new EnvelopeException("The key file " + file + " has no key. Restore it from a backup.", null);
        }
        return keys;
    }
}
