package dev.pipewright.connectors.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A file beside the one it will become, whose name begins with a dot and holds who writes it.
final class PendingLocalFile implements PendingFile {

    private static final String ENDING = ".part";

    private final Path target;
    private final Path pending;
    private @Nullable FileChannel channel;

    PendingLocalFile(Path target, String writer) {
        this.target = target;
        String safe = writer.replaceAll("[^A-Za-z0-9_-]", "_");
        this.pending = target.resolveSibling("." + target.getFileName() + "." + safe + ENDING);
    }

    static boolean isPending(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(ENDING);
    }

    @Override
    public boolean isPublished() {
        return !Files.exists(pending) && Files.exists(target);
    }

    @Override
    public InputStream content() throws IOException {
        return Files.newInputStream(isPublished() ? target : pending);
    }

    @Override
    public void truncate(long bytes) throws IOException {
        FileChannel out = FileChannel.open(pending, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel = out;
        out.truncate(bytes);
        out.position(bytes);
    }

    private FileChannel out() {
        if (channel == null) {
            throw new IllegalStateException("not begun yet: " + pending);
        }
        return channel;
    }

    @Override
    public void append(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
            out().write(buffer);
        }
    }

    @Override
    public void sync() throws IOException {
        out().force(true);
    }

    @Override
    public void publish() throws IOException {
        sync();
        out().close();
        publish(pending);
    }

    @Override
    public void publishInstead(Content content) throws IOException {
        sync();
        Path made = pending.resolveSibling(pending.getFileName() + ENDING);
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(made))) {
            content.writeTo(stream);
        }
        try (FileChannel written = FileChannel.open(made, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        out().close();
        publish(made);
        Files.deleteIfExists(pending);
    }

    private void publish(Path complete) throws IOException {
        Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            // The new name is durable only when the folder is.
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
