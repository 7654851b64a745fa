package dev.pipewright.connectors.files;

import dev.pipewright.connectors.convert.BatchDraft;
import dev.pipewright.connectors.convert.TextForms;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.settings.SettingsBinder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the files of a source are read.
///
/// @param zone where the clocks of the files' writers stand
record FileFormats(
        FileStore store,
        StreamRequest request,
        FileSourceSettings settings,
        @Nullable ZoneId zone) {

    private static final int BUFFER = 64 * 1024;
    private static final String PACKED = ".gz";

    static FileFormats of(FileStore store, StreamRequest request, @Nullable ZoneId zone) {
        return new FileFormats(store, request, SettingsBinder.bind(FileSourceSettings.class, request.settings()), zone);
    }

    /// The format that the name of a file tells; empty if it tells none.
    static Optional<Format> byName(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        String name = lower.endsWith(PACKED) ? lower.substring(0, lower.length() - PACKED.length()) : lower;
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv", "tsv", "txt" -> Optional.of(Format.CSV);
            case "ndjson", "jsonl" -> Optional.of(Format.NDJSON);
            case "json" -> Optional.of(Format.JSON);
            case "xml" -> Optional.of(Format.XML);
            case "xlsx" -> Optional.of(Format.EXCEL);
            default -> Optional.empty();
        };
    }

    /// Opens a file at its first row.
    RowSource open(String file) throws IOException {
        return rows(file, store.open(file));
    }

    /// The rows of a file.
    ///
    /// @param raw the file as it lies there, which is closed with its rows, and if it has none
    RowSource rows(String file, InputStream raw) throws IOException {
        InputStream in = unpacked(file, raw);
        try {
            return switch (settings.format()) {
                case CSV -> new CsvRows(file, in, settings, request.schema());
                case NDJSON -> new NdjsonRows(in);
                case JSON -> new JsonRows(file, in, settings.records());
                case XML -> new XmlRows(file, in, Objects.requireNonNull(settings.records()), settings.mayBeMissing());
                case EXCEL -> new ExcelRows(file, in, settings, request.schema());
            };
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /// What a file holds, unpacked if its name says that it is packed.
    ///
    /// @param in the file as it lies there
    static InputStream unpacked(String file, InputStream in) throws IOException {
        if (!file.endsWith(PACKED)) {
            return in;
        }
        try {
            var packed = new PushbackInputStream(in);
            int first = packed.read();
            if (first < 0) {
                // Nothing packed is nothing unpacked.
                in.close();
                return InputStream.nullInputStream();
            }
            packed.unread(first);
            return new WholeGzip(packed, BUFFER);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /// True if a file can be read on from a row without reading all that stands before it as well.
    boolean canGoOn(String file) {
        return (settings.format() == Format.CSV || settings.format() == Format.NDJSON) && !file.endsWith(PACKED);
    }

    BatchDraft draft() {
        TextForms forms =
                TextForms.of(settings.decimalComma(), settings.datePattern()).in(zone);
        return new BatchDraft(request, settings.keys(), forms);
    }
}
