package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.RecordWriter;
import dev.pipewright.model.record.DataRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes a file that nobody sees before it is complete. Each flush ends at a byte it names, so that what came later
/// can be cut off; a packed file is a row of packed pieces, one for each flush.
final class FileWriter implements RecordWriter {

    private static final int PIECE = 256 * 1024;

    private final FileSinkSettings settings;
    private final List<String> columns;
    private final RecordText text;
    private final PendingFile file;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private CRC32 crc = new CRC32();
    private long bytes;
    private long records;
    private boolean begun;

    FileWriter(FileSinkSettings settings, List<String> columns, RecordText text, PendingFile file) {
        this.columns = columns;
        this.settings = settings;
        this.text = text;
        this.file = file;
    }

    @Override
    public void resume(@Nullable String flushed) {
        FilePosition position = FilePosition.of(flushed);
        begun = true;
        try {
            if (flushed != null && file.isPublished()) {
                check(position);
                bytes = position.bytes();
                records = position.records();
                return;
            }
            if (position.bytes() > 0) {
                check(position);
            }
            file.truncate(position.bytes());
            text.resume(position.columns());
            bytes = position.bytes();
            records = position.records();
        } catch (IOException e) {
            throw FileWriters.failed(settings.file(), e);
        }
    }

    /// Makes sure that the file begins with what was flushed.
    private void check(FilePosition position) throws IOException {
        CRC32 found = new CRC32();
        long left = position.bytes();
        try (InputStream in = file.content()) {
            byte[] buffer = new byte[PIECE];
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (count < 0) {
                    break;
                }
                found.update(buffer, 0, count);
                left -= count;
            }
        }
        if (!settings.format().equals(Format.EXCEL) || !file.isPublished()) {
            position.requireSame(left, found.getValue(), settings.file());
        }
        crc = found;
    }

    @Override
    public void write(List<DataRecord> batch) {
        begin();
        if (file.isPublished()) {
            throw new IllegalStateException("the file is complete: " + settings.file());
        }
        for (DataRecord record : batch) {
            if (records == 0) {
                add(text.beginning(record));
            }
            add(text.record(record, records == 0));
            records++;
            if (waiting.size() >= PIECE && !isPacked()) {
                append();
            }
        }
    }

    private void begin() {
        if (!begun) {
            resume(null);
        }
    }

    private void add(String part) {
        byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
        waiting.write(utf8, 0, utf8.length);
    }

    private boolean isPacked() {
        return settings.file().endsWith(".gz");
    }

    private void append() {
        if (waiting.size() == 0) {
            return;
        }
        try {
            byte[] piece = isPacked() ? packed() : waiting.toByteArray();
            waiting.reset();
            file.append(piece, 0, piece.length);
            crc.update(piece, 0, piece.length);
            bytes += piece.length;
        } catch (IOException e) {
            throw FileWriters.failed(settings.file(), e);
        }
    }

    private byte[] packed() throws IOException {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(piece)) {
            waiting.writeTo(gzip);
        }
        return piece.toByteArray();
    }

    @Override
    public String flush() {
        begin();
        append();
        try {
            if (!file.isPublished()) {
                file.sync();
            }
        } catch (IOException e) {
            throw FileWriters.failed(settings.file(), e);
        }
        return new FilePosition(bytes, records, crc.getValue(), text.columns()).text();
    }

    @Override
    public void complete() {
        begin();
        if (file.isPublished()) {
            return;
        }
        add(text.end(records == 0));
        append();
        try {
            if (settings.format() == Format.EXCEL) {
                publishWorkbook();
            } else {
                file.publish();
            }
        } catch (IOException e) {
            throw FileWriters.failed(settings.file(), e);
        }
    }

    private void publishWorkbook() throws IOException {
        ExcelSheet sheet = new ExcelSheet(columns, settings.sheet());
        try (InputStream lines = file.content()) {
            sheet.learn(lines);
        }
        file.publishInstead(out -> {
            try (InputStream lines = file.content()) {
                sheet.write(lines, out);
            }
        });
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw FileWriters.failed(settings.file(), e);
        }
    }
}
