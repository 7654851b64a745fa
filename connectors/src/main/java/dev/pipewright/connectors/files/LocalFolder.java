package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// A folder of this machine. Nothing outside it can be reached through it, neither by `..` nor by a symbolic link.
final class LocalFolder implements FileStore {

    private static final int HEAD = 64 * 1024;

    private final Path folder;

    LocalFolder(String folder) {
        try {
            this.folder = Path.of(folder).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.noFolderName", "folder", folder), e);
        }
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public void check() {
        if (!Files.isDirectory(folder)) {
            throw new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.noFolder", "folder", folder));
        }
        if (!Files.isReadable(folder)) {
            throw new ConnectorException(
                    Kind.CREDENTIALS, Sentence.of("connectors.folderNotReadable", "folder", folder));
        }
    }

    @Override
    public List<String> list(String pattern) {
        check();
        // A file may have brackets in its name: what is there by that very name is meant.
        if (!isGlob(pattern) || exists(pattern)) {
            return Files.exists(inside(pattern)) ? List.of(pattern) : List.of();
        }
        PathMatcher matcher = matcher(pattern);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> matcher.matches(file) && !PendingLocalFile.isPending(file))
                    .map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> isInside(folder.resolve(file)))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new ConnectorException(
                    Kind.UNAVAILABLE, Sentence.of("connectors.folderNotListed", "folder", folder), e);
        }
    }

    private boolean exists(String file) {
        try {
            return Files.isRegularFile(folder.resolve(file));
        } catch (InvalidPathException e) {
            return false; // Not each pattern can be a name.
        }
    }

    private static boolean isGlob(String pattern) {
        return pattern.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
    }

    private static PathMatcher matcher(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.noPattern", "pattern", pattern), e);
        }
    }

    @Override
    public String fingerprint(String file) {
        Path path = existing(file);
        try (InputStream in = Files.newInputStream(path)) {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            byte[] head = MessageDigest.getInstance("SHA-256").digest(in.readNBytes(HEAD));
            return attributes.size() + "-" + attributes.lastModifiedTime().toMillis() + "-"
                    + HexFormat.of().formatHex(head, 0, 8);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public OptionalLong size(String file) {
        Path path = existing(file);
        try {
            return OptionalLong.of(Files.size(path));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public InputStream open(String file) {
        Path path = existing(file);
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public PendingFile pending(String file, String writer) throws IOException {
        check();
        Path path = inside(file);
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return new PendingLocalFile(inside(file), writer);
    }

    private ConnectorException unreadable(String file, IOException e) {
        return new ConnectorException(
                Kind.UNAVAILABLE, Sentence.of("connectors.fileNotReadable", "file", file, "folder", folder), e);
    }

    private Path existing(String file) {
        Path path = inside(file);
        if (!Files.isRegularFile(path)) {
            check();
            throw new ConnectorException(
                    Kind.DATA, Sentence.of("connectors.noFileInFolder", "file", file, "folder", folder));
        }
        return path;
    }

    private Path inside(String file) {
        Path path;
        try {
            path = folder.resolve(file).normalize();
        } catch (InvalidPathException e) {
            throw new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.noFileName", "file", file), e);
        }
        if (!isInside(path)) {
            throw new ConnectorException(
                    Kind.SETTINGS, Sentence.of("connectors.outsideFolder", "file", file, "folder", folder));
        }
        return path;
    }

    /// True if the nearest part of the path that exists is in the folder, links followed.
    private boolean isInside(Path path) {
        if (!path.startsWith(folder)) {
            return false;
        }
        try {
            Path root = Files.exists(folder) ? folder.toRealPath() : folder;
            for (Path part = path; part != null && part.startsWith(folder); part = part.getParent()) {
                if (Files.exists(part, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                    return part.toRealPath().startsWith(root);
                }
            }
            return true;
        } catch (IOException e) {
            // A link to nowhere.
            return false;
        }
    }
}
