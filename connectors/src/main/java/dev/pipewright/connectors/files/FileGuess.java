package dev.pipewright.connectors.files;

import dev.pipewright.connectors.json.InvalidJson;
import dev.pipewright.connectors.json.JsonArrayReader;
import dev.pipewright.connectors.json.JsonLists;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// How a file that nobody has described is most likely read: by its name, and by how it begins.
public final class FileGuess {

    /// How many bytes of a file are looked at.
    static final int HEAD = 256 * 1024;

    private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.(zip|7z|rar|tar|tar\\.gz|tgz)");

    private FileGuess() {}

    /// The settings of a source that reads the file.
    ///
    /// @param file its name
    /// @param content where it lies
    /// @throws ConnectorException if it has nothing in it, or is of no format that can be read
    /// @throws IOException if it cannot be read
    public static Map<String, Object> of(String file, Path content) throws IOException {
        Map<String, Object> settings;
        try (InputStream in = Files.newInputStream(content)) {
            settings = of(file, in.readNBytes(HEAD));
        }
        if (Format.EXCEL.name().equals(settings.get("format"))) {
            try (InputStream in = Files.newInputStream(content)) {
                ExcelGuess.sheet(file, in).ifPresent(sheet -> settings.put("sheet", sheet));
            }
        }
        return settings;
    }

    /// @param head its first bytes, at most [#HEAD] or a few more
    static Map<String, Object> of(String file, byte[] head) {
        if (head.length == 0) {
            throw new ConnectorException(Kind.DATA, Sentence.of("connectors.emptyFile", "file", file));
        }
        byte[] plain = file.toLowerCase(Locale.ROOT).endsWith(".gz") ? unpacked(file, head) : head;
        Format format = formatOf(file, plain);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("file", file);
        settings.put("format", format.name());
        switch (format) {
            case CSV -> addCsv(settings, plain);
            case JSON -> jsonPointer(plain).ifPresent(pointer -> settings.put("records", pointer));
            case XML ->
                XmlInput.likelyPath(new ByteArrayInputStream(plain)).ifPresent(path -> settings.put("records", path));
            case NDJSON, EXCEL -> {}
        }
        return settings;
    }

    private static byte[] unpacked(String file, byte[] head) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            byte[] plain = new byte[HEAD];
            int length = 0;
            try {
                for (int count = in.read(plain, 0, HEAD); count > 0; count = in.read(plain, length, HEAD - length)) {
                    length += count;
                }
            } catch (IOException _) {
                // The rest of the packed file is not there: what came before it is enough.
            }
            return Arrays.copyOf(plain, length);
        } catch (IOException e) {
            throw unknown(file, e);
        }
    }

    private static Format formatOf(String file, byte[] head) {
        if (head.length > 3 && head[0] == 'P' && head[1] == 'K') {
            if (FileFormats.byName(file).filter(Format.EXCEL::equals).isPresent()) {
                return Format.EXCEL;
            }
            throw unknown(file, null);
        }
        if (isBinary(head)) {
            throw unknown(file, null);
        }
        Format named = FileFormats.byName(file).orElse(null);
        String text = textOf(head).stripLeading();
        if (text.isEmpty()) {
            throw new ConnectorException(Kind.DATA, Sentence.of("connectors.emptyFile", "file", file));
        }
        return switch (named) {
            case EXCEL -> throw unknown(file, null);
            // What begins like JSON in a file of lines is JSON on each line, and the other way round.
            case JSON -> isLines(text) ? Format.NDJSON : Format.JSON;
            case NDJSON -> text.startsWith("[") ? Format.JSON : Format.NDJSON;
            case CSV, XML -> named;
            case null -> byContent(file, text);
        };
    }

    private static Format byContent(String file, String text) {
        if (text.startsWith("<")) {
            return Format.XML;
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return isLines(text) ? Format.NDJSON : Format.JSON;
        }
        throw unknown(file, null);
    }

    /// True if the first line is a JSON object by itself, with another one behind it or without a list in it.
    private static boolean isLines(String text) {
        int end = text.indexOf('\n');
        String first = (end < 0 ? text : text.substring(0, end)).strip();
        String rest = end < 0 ? "" : text.substring(end).strip();
        return first.startsWith("{")
                && first.endsWith("}")
                && (rest.isEmpty() ? JsonLists.firstIn(text).isEmpty() : rest.startsWith("{"));
    }

    private static boolean isBinary(byte[] head) {
        for (byte each : head) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    private static void addCsv(Map<String, Object> settings, byte[] head) {
        if (!isUtf8(head)) {
            settings.put("charset", "windows-1252");
        }
        String delimiter = CsvGuess.delimiter(textOf(head));
        if (!delimiter.equals(",")) {
            settings.put("delimiter", delimiter);
        }
        if (!CsvGuess.hasHeader(textOf(head), FileSettingsRules.character(delimiter))) {
            settings.put("header", false);
        }
    }

    /// Where the first list of objects is; empty if the document is the list, or none is near.
    private static Optional<String> jsonPointer(byte[] head) {
        String text = textOf(head).stripLeading();
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        return JsonLists.firstIn(text).filter(pointer -> isThere(head, pointer));
    }

    private static boolean isThere(byte[] head, String pointer) {
        try (InputStream in = Decoding.withoutMark(new ByteArrayInputStream(head));
                JsonArrayReader reader = new JsonArrayReader(in, pointer)) {
            return reader.hasNext();
        } catch (InvalidJson | IOException e) {
            return false; // Whoever reads it is told what is wrong.
        }
    }

    private static boolean isUtf8(byte[] head) {
        var letters = CharBuffer.allocate(head.length);
        // Not the end of the input: the last letter may be cut in two.
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(head), letters, false)
                .isError();
    }

    private static String textOf(byte[] head) {
        String text = new String(head, isUtf8(head) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static ConnectorException unknown(String file, @Nullable Exception cause) {
        String sentence;
        if (ARCHIVE.matcher(file).matches()) {
            sentence = "connectors.archive";
        } else {
            sentence = FileFormats.byName(file).isPresent() ? "connectors.otherContent" : "connectors.unknownFormat";
        }
        return new ConnectorException(Kind.DATA, Sentence.of(sentence, "file", file), cause);
    }
}
