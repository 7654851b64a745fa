package dev.pipewright.e2e;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file that was taken from a page, as records: one JSON text each.
record DownloadedFile(String name, List<String> records) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Takes a file by its link.
    static DownloadedFile by(Page page, Locator link) throws IOException {
        return by(page, link::click);
    }

    /// Takes a file by what has it sent.
    static DownloadedFile by(Page page, Runnable pressing) throws IOException {
        Download download = page.waitForDownload(pressing);
        var name = download.suggestedFilename();
        var text = Files.readString(download.path());
        return new DownloadedFile(
                name,
                switch (name.substring(name.lastIndexOf('.') + 1)) {
                    case "ndjson" -> text.lines().toList();
                    case "json" ->
                        StreamSupport.stream(JSON.readTree(text).spliterator(), false)
                                .map(JsonNode::toString)
                                .toList();
                    case "csv" -> ofCsv(text);
                    default -> throw new IOException("an unknown kind of file: " + name);
                });
    }

    private static List<String> ofCsv(String text) {
        List<List<String>> lines = cells(text);
        var header = lines.getFirst();
        return lines.stream()
                .skip(1)
                .map(line -> {
                    Map<String, String> record = new LinkedHashMap<>();
                    for (int i = 0; i < header.size(); i++) {
                        record.put(header.get(i), line.get(i));
                    }
                    return JSON.writeValueAsString(record);
                })
                .toList();
    }

    /// Reads what RFC 4180 describes.
    private static List<List<String>> cells(String text) {
        List<List<String>> lines = new ArrayList<>(List.of(new ArrayList<>()));
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                lines.getLast().add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(new ArrayList<>());
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        lines.removeLast();
        return lines;
    }
}
