package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.tax.Order.DocumentType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the recording calls and the locks in a file, one a line, so that TAXMAN knows its documents after a crash of
/// its process.
///
/// Each call is written before it is answered. What the operating system has taken survives the end of the process, not
/// the end of the machine; that is enough for a simulator.
final class DocumentLog implements AutoCloseable {

    private static final String LOCK = "LOCK";

    private final FileChannel channel;

    private DocumentLog(FileChannel channel) {
        this.channel = channel;
    }

    /// Opens the file, or makes it. A last line that was cut off in the middle is taken away: its call was never
    /// answered.
    static DocumentLog open(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new DocumentLog(channel);
    }

    /// Reads all and leaves the file ready for more.
    List<LogEntry> readAll() throws IOException, Refusal {
        var bytes = new byte[Math.toIntExact(channel.size())];
        var buffer = ByteBuffer.wrap(bytes);
        channel.position(0);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // Reads on until the buffer is full.
        }
        var entries = new ArrayList<LogEntry>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                entries.add(entry(TaxmanJson.object(Arrays.copyOfRange(bytes, start, i))));
                start = i + 1;
            }
        }
        channel.truncate(start);
        channel.position(start);
        return entries;
    }

    void append(LogEntry entry) throws IOException {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        switch (entry) {
            case RecordingCall call -> {
                line.put("kind", call.kind().name());
                line.put("company", call.company());
                line.put("type", call.type() == null ? null : call.type().name());
                line.put("code", call.code());
                line.put("caller", call.caller());
                line.put("key", call.key());
                line.put("body", call.body());
            }
            case LogEntry.Lock lock -> {
                line.put("kind", LOCK);
                line.put("company", lock.company());
                line.put("type", lock.type().name());
                line.put("code", lock.code());
            }
        }
        byte[] json = TaxmanJson.write(line);
        var bytes = ByteBuffer.wrap(Arrays.copyOf(json, json.length + 1));
        bytes.put(json.length, (byte) '\n');
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    void clear() throws IOException {
        channel.truncate(0);
        channel.position(0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static LogEntry entry(Map<?, ?> line) {
        String type = text(line, "type");
        String body = text(line, "body");
        if (LOCK.equals(line.get("kind"))) {
            return new LogEntry.Lock(
                    String.valueOf(line.get("company")),
                    DocumentType.valueOf(String.valueOf(type)),
                    String.valueOf(line.get("code")));
        }
        return new RecordingCall(
                CallKind.valueOf(String.valueOf(line.get("kind"))),
                text(line, "company"),
                type == null ? null : DocumentType.valueOf(type),
                text(line, "code"),
                text(line, "caller"),
                text(line, "key"),
                body == null ? "" : body);
    }

    private static @Nullable String text(Map<?, ?> line, String name) {
        Object value = line.get(name);
        return value == null ? null : value.toString();
    }
}
