package dev.pipewright.desktop;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// One application per data folder. The operating system gives the lock back whatever way the process ends.
final class SingleInstance implements AutoCloseable {

    private final FileChannel channel;

    private SingleInstance(FileChannel channel) {
        this.channel = channel;
    }

    /// The right to run in a folder; empty if another process has it.
    static Optional<SingleInstance> claim(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("desktop.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new SingleInstance(channel));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
