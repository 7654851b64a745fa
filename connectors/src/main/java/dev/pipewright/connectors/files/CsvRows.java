package dev.pipewright.connectors.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV file. A row that is broken costs its first line and no more: reading goes on with the next.
final class CsvRows implements RowSource {

    private static final String TOO_LONG = "it is longer than 16 MB";

    private final String file;
    private final FileSourceSettings settings;
    private final LineFeeder lines;
    private final Schema schema;
    private Iterator<CsvRecord> parser;
    private @Nullable List<String> names;

    CsvRows(String file, InputStream in, FileSourceSettings settings, Schema schema) throws IOException {
        this.file = file;
        this.settings = settings;
        this.schema = schema;
        this.lines = new LineFeeder(new Decoding(in, settings.charset()));
        this.parser = parser();
        for (int i = 0; i < settings.skipLines(); i++) {
            lines.skipLine();
        }
        if (settings.header()) {
            names = header();
        }
    }

    private Iterator<CsvRecord> parser() {
        return CsvReader.builder()
                .fieldSeparator(settings.delimiterCharacter())
                .quoteCharacter(settings.quote().charAt(0))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .skipEmptyLines(true)
                .maxBufferSize(JsonValues.MOST_BYTES)
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(JsonValues.MOST_BYTES)
                                .maxRecordSize(JsonValues.MOST_BYTES)
                                .build(),
                        lines)
                .iterator();
    }

    private List<String> header() throws IOException {
        Object first = read();
        if (!(first instanceof CsvRecord record)) {
            throw new ConnectorException(
                    Kind.DATA,
                    first == null
                            ? Sentence.of("connectors.noHeaderLine", "file", file)
                            : Sentence.of(
                                    "connectors.brokenHeaderLine",
                                    "file",
                                    file,
                                    "reason",
                                    ((Row.Broken) first).message()));
        }
        Set<String> seen = new HashSet<>();
        List<String> header = new ArrayList<>();
        for (String field : record.getFields()) {
            String name = field.isBlank() ? "column" + (header.size() + 1) : field.strip();
            if (Decoding.keptByteIn(name) >= 0) {
                throw new ConnectorException(
                        Kind.DATA,
                        Sentence.of("connectors.headerEncoding", "file", file, "charset", settings.charset()));
            }
            if (!seen.add(name)) {
                throw new ConnectorException(
                        Kind.DATA, Sentence.of("connectors.headerLineTwice", "file", file, "name", name));
            }
            header.add(name);
        }
        RequiredColumns.requireIn(header, schema, file);
        return header;
    }

    @Override
    public @Nullable Row next() throws IOException {
        Object next = read();
        return next instanceof CsvRecord record ? row(record) : (Row.Broken) next;
    }

    /// A record of the parser, a broken row, or null at the end.
    private @Nullable Object read() throws IOException {
        lines.forget();
        try {
            if (!parser.hasNext()) {
                return null;
            }
            CsvRecord record = parser.next();
            lines.forgetEmptyLines();
            return lines.isAtEnd() && endsInQuotes(lines.text())
                    ? broken("a quote is opened and never closed")
                    : record;
        } catch (CsvParseException e) {
            lines.forgetEmptyLines();
            boolean tooLong = lines.text().length() >= JsonValues.MOST_BYTES;
            return broken(tooLong ? TOO_LONG : "there is something behind a closing quote");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof LineFeeder.TooLongException) {
                lines.forgetEmptyLines();
                return broken(TOO_LONG);
            }
            throw e.getCause();
        }
    }

    /// True if a text ends within a value in quotes; the parser takes the end of the file for its end.
    private boolean endsInQuotes(String text) {
        char quote = settings.quote().charAt(0);
        char delimiter = settings.delimiterCharacter();
        boolean inQuotes = false;
        boolean valueBegins = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inQuotes) {
                // A doubled quote closes and opens again, which comes to the same.
                inQuotes = c != quote;
                valueBegins = c == quote;
            } else {
                inQuotes = c == quote && valueBegins;
                valueBegins = c == delimiter;
            }
        }
        return inQuotes;
    }

    private Row.Broken broken(String what) {
        long line = lines.firstLine();
        String raw = lines.keepFirstLine();
        parser = parser();
        return new Row.Broken(readable(raw), "line " + line, "Line " + line + " is broken: " + what + ".");
    }

    /// A line without its end.
    private static String readable(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return Decoding.readable(line.substring(0, end));
    }

    private Row row(CsvRecord record) {
        List<String> header = names == null ? namesWithoutHeader(record) : names;
        names = header;
        String text = lines.text();
        int count = record.getFieldCount();
        if (count != header.size()) {
            return broken("it has " + count + " values instead of " + header.size());
        }
        if (lines.hasKeptBytes() && Decoding.keptByteIn(text) >= 0) {
            return malformed(record, header);
        }
        Map<String, @Nullable Object> fields = LinkedHashMap.newLinkedHashMap(count);
        for (int i = 0; i < count; i++) {
            String value = record.getField(i);
            fields.put(header.get(i), value.isEmpty() && settings.emptyIsNull() ? null : value);
        }
        return new Row.Fields(fields, "line " + lines.firstLine(), text.length());
    }

    private Row malformed(CsvRecord record, List<String> header) {
        long line = lines.firstLine();
        String where = "";
        for (int i = 0; i < header.size(); i++) {
            int at = Decoding.keptByteIn(record.getField(i));
            if (at >= 0) {
                where = ", column '" + header.get(i) + "', character " + (at + 1);
                break;
            }
        }
        return new Row.Broken(
                readable(lines.text()),
                "line " + line,
                "Line " + line + where + ": the bytes are not " + settings.charset() + ".");
    }

    private List<String> namesWithoutHeader(CsvRecord first) {
        if (!schema.isUnknown()) {
            return schema.fields().stream().map(Field::name).toList();
        }
        List<String> numbered = new ArrayList<>();
        for (int i = 1; i <= first.getFieldCount(); i++) {
            numbered.add("column" + i);
        }
        return numbered;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
