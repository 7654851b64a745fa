package dev.pipewright.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// The same four orders in each kind of source. Their notes hold what means something in some format.
enum OrderSource {
    CSV("orders.csv", "CSV", ""),
    GZIPPED_CSV("orders.csv.gz", "CSV", ""),
    NDJSON("orders.ndjson", "NDJSON", ""),
    JSON("orders.json", "JSON", ", \"records\": \"/orders\""),
    XML("orders.xml", "XML", ", \"records\": \"orders/order\""),
    EXCEL("orders.xlsx", "EXCEL", ""),
    HTTP("", "", "");

    private static final String CSV_TEXT = """
            order,amount,note
            A-1,100.00,"Pen, ""fine"" & <new>"
            A-2,10.5,=1+2 für Ä
            A-3,1000,"two
            lines"
            A-4,-20,
            """;

    private static final List<String> JSON_OBJECTS = List.of(
            "{\"order\":\"A-1\",\"amount\":100.00,\"note\":\"Pen, \\\"fine\\\" & <new>\"}",
            "{\"order\":\"A-2\",\"amount\":10.5,\"note\":\"=1+2 für Ä\"}",
            "{\"order\":\"A-3\",\"amount\":1000,\"note\":\"two\\nlines\"}",
            "{\"order\":\"A-4\",\"amount\":-20,\"note\":null}");

    private static final String JSON_TEXT = "{\"orders\":[" + String.join(",", JSON_OBJECTS) + "]}";

    private static final String XML_TEXT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <orders>
              <order><order>A-1</order><amount>100.00</amount><note>Pen, "fine" &amp; &lt;new></note></order>
              <order><order>A-2</order><amount>10.5</amount><note>=1+2 für Ä</note></order>
              <order><order>A-3</order><amount>1000</amount><note>two
            lines</note></order>
              <order><order>A-4</order><amount>-20</amount><note/></order>
            </orders>
            """;

    private final String file;
    private final String format;
    private final String more;

    OrderSource(String file, String format, String more) {
        this.file = file;
        this.format = format;
        this.more = more;
    }

    /// The fields of the source node that differ; its connection is `orders`.
    String node() {
        return this == HTTP
                ? "\"connector\": \"http\", \"connection\": \"orders\","
                        + " \"settings\": {\"path\": \"/orders\", \"records\": \"/orders\"}"
                : "\"connector\": \"files\", \"connection\": \"orders\", \"settings\": {\"file\": \"%s\", \"format\": \"%s\"%s}"
                        .formatted(file, format, more);
    }

    /// The connection `orders`.
    ///
    /// @param host that of [#host]
    Map<String, Object> connection(Workplace workplace, HttpServer host) {
        return this == HTTP
                ? Map.of(
                        "name",
                        "orders",
                        "connector",
                        "http",
                        "settings",
                        Map.of(
                                "baseUrl",
                                "http://127.0.0.1:" + host.getAddress().getPort()))
                : Map.of(
                        "name",
                        "orders",
                        "connector",
                        "files",
                        "settings",
                        Map.of("folder", workplace.folder().toString()));
    }

    /// Puts the file there.
    void write(Workplace workplace) throws IOException {
        switch (this) {
            case CSV -> workplace.with(file, CSV_TEXT);
            case GZIPPED_CSV -> workplace.with(file, zipped(CSV_TEXT));
            case NDJSON -> workplace.with(file, String.join("\n", JSON_OBJECTS));
            case JSON -> workplace.with(file, JSON_TEXT);
            case XML -> workplace.with(file, XML_TEXT);
            case EXCEL -> workplace.with(file, workbook());
            case HTTP -> {}
        }
    }

    /// A host that has the orders at `/orders`; to be stopped.
    static HttpServer host() throws IOException {
        HttpServer host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = JSON_TEXT.getBytes(StandardCharsets.UTF_8);
        host.createContext("/orders", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        host.start();
        return host;
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] workbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "ERP", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Orders");
            row(sheet, 0, "order", "amount", "note");
            row(sheet, 1, "A-1", 100.00, "Pen, \"fine\" & <new>");
            row(sheet, 2, "A-2", 10.5, "=1+2 für Ä");
            row(sheet, 3, "A-3", 1000, "two\nlines");
            row(sheet, 4, "A-4", -20);
        }
        return bytes.toByteArray();
    }

    private static void row(Worksheet sheet, int row, Object... cells) {
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Number number) {
                sheet.value(row, column, number);
            } else {
                sheet.value(row, column, String.valueOf(cells[column]));
            }
        }
    }
}
