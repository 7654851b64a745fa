package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/// A workbook on the disk, where its sheets can be read as a stream. What is held in memory of it is looked at before:
/// a small file may unpack to a huge one.
final class ExcelFile implements AutoCloseable {

    private static final int MOST_UNPACKED = 64 * 1024 * 1024;
    /// Excel allows 32,767 characters in a cell.
    private static final int LONGEST_TEXT = 1024 * 1024;

    private final String file;
    private final Path copy;
    private final ReadableWorkbook workbook;
    private long unpacked;

    /// @throws ConnectorException if the workbook is too large
    ExcelFile(InputStream in, String file) throws IOException {
        this.file = file;
        this.copy = Files.createTempFile("workbook", ".xlsx");
        try {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            check();
            this.workbook = new ReadableWorkbook(copy.toFile(), new ReadingOptions(true, true));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    ReadableWorkbook workbook() {
        return workbook;
    }

    private void check() throws IOException {
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                try (InputStream content = zip.getInputStream(part)) {
                    check(content, part.getName().startsWith("xl/worksheets/"));
                }
            }
        }
    }

    private void check(InputStream part, boolean isSheet) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long text = 0;
        for (int count = part.read(buffer); count >= 0; count = part.read(buffer)) {
            for (int i = 0; i < count; i++) {
                text = buffer[i] == '<' ? 0 : text + 1;
            }
            if (text > LONGEST_TEXT) {
                throw tooLarge(Sentence.of("connectors.cellTooLarge"));
            }
            unpacked += isSheet ? 0 : count;
            if (unpacked > MOST_UNPACKED) {
                throw tooLarge(Sentence.of("connectors.textsTooLarge"));
            }
        }
    }

    private ConnectorException tooLarge(Sentence what) {
        return new ConnectorException(
                Kind.DATA, Sentence.of("connectors.workbookTooLarge", "file", file, "what", what.kept()));
    }

    @Override
    public void close() throws IOException {
        try {
            workbook.close();
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
