package dev.pipewright.connectors.files;

import dev.pipewright.connectors.convert.RecordConversion;
import dev.pipewright.connectors.convert.TextForms;
import dev.pipewright.model.schema.Schema;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// How the files of a source are read.
record FileFormats(FileStore store, FileSourceSettings settings, Schema schema) {

    private static final int BUFFER = 64 * 1024;

    /// Opens a file at its first row.
    RowSource open(String file) throws IOException {
        InputStream in = unpacked(file);
        try {
            return switch (settings.format()) {
                case CSV -> new CsvRows(file, in, settings, schema);
                case NDJSON -> new NdjsonRows(in);
                case JSON -> new JsonRows(file, in, settings.records());
                case XML -> new XmlRows(file, in, Objects.requireNonNull(settings.records()));
                case EXCEL -> new ExcelRows(file, in, settings);
            };
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private InputStream unpacked(String file) throws IOException {
        InputStream in = store.open(file);
        if (!file.endsWith(".gz")) {
            return in;
        }
        try {
            return new GZIPInputStream(in, BUFFER);
        } catch (EOFException e) {
            // Nothing packed is nothing unpacked.
            in.close();
            return InputStream.nullInputStream();
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    RecordConversion conversion() {
        return RecordConversion.to(schema, TextForms.of(settings.decimalComma(), settings.datePattern()));
    }
}
