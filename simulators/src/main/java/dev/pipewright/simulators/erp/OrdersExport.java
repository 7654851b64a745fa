package dev.pipewright.simulators.erp;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes the orders of a period as files: the same rows, once as CSV with a heading and once as NDJSON.
///
/// Its arguments: first day, day after the last, folder, and the address of the ERP; without the last it reads the data
/// set itself. It writes `orders.csv` and `orders.ndjson`.
public final class OrdersExport {

    private static final JsonMapper JSON = new JsonMapper();

    private OrdersExport() {}

    /// Writes the files.
    public static void main(String[] arguments) throws IOException, SQLException {
        if (arguments.length < 3) {
            System.err.println("Say from when, until when and where to: 1997-01-01 1997-02-01 FOLDER [JDBC-URL].");
            System.exit(2);
        }
        String url = arguments.length > 3 ? arguments[3] : "jdbc:hsqldb:res:foodmart";
        try (Connection connection = DriverManager.getConnection(url, DemoErp.USER, DemoErp.USER)) {
            long rows = write(
                    connection, LocalDate.parse(arguments[0]), LocalDate.parse(arguments[1]), Path.of(arguments[2]));
            System.out.println(rows + " rows written to " + arguments[2]);
        }
    }

    /// Writes both files into a folder and says how many rows each has.
    ///
    /// @param from the first day
    /// @param to the day after the last
    public static long write(Connection connection, LocalDate from, LocalDate to, Path folder)
            throws IOException, SQLException {
        Files.createDirectories(folder);
        try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("orders.csv"));
                BufferedWriter ndjson = Files.newBufferedWriter(folder.resolve("orders.ndjson"))) {
            var counter = new long[1];
            FoodMartOrders.<IOException>read(connection, from, to, row -> {
                if (counter[0]++ == 0) {
                    writeLine(csv, row.keySet().stream().collect(Collectors.joining(",")));
                }
                writeLine(csv, csvLine(row.values()));
                writeLine(ndjson, JSON.writeValueAsString(row));
            });
            return counter[0];
        }
    }

    /// A line of values; one that is missing is empty.
    static String csvLine(Collection<? extends @Nullable Object> values) {
        return values.stream()
                .map(value -> value == null ? "" : quoted(value.toString()))
                .collect(Collectors.joining(","));
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static void writeLine(Writer out, String line) throws IOException {
        out.write(line);
        out.write('\n');
    }
}
