package dev.pipewright.desktop;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One application per data folder. The operating system gives the lock back whatever way the process ends.
final class SingleInstance implements AutoCloseable {

    private final FileChannel channel;
    private final @Nullable FileLock lock;
    private final Path note;

    private SingleInstance(FileChannel channel, @Nullable FileLock lock, Path note) {
        this.channel = channel;
        this.lock = lock;
        this.note = note;
    }

    static SingleInstance claim(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("desktop.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new SingleInstance(channel, channel.tryLock(), folder.resolve("desktop.window"));
    }

    boolean isFirst() {
        return lock != null;
    }

    /// Tells later starts where the window listens.
    void leaveNote(URI window) throws IOException {
        Files.writeString(note, window.toString());
    }

    /// What the first instance told; empty while it is still starting.
    Optional<URI> note() throws IOException {
        return Files.exists(note)
                ? Optional.of(URI.create(Files.readString(note).strip()))
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            Files.deleteIfExists(note);
        }
        channel.close();
    }
}
