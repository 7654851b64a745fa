package dev.pipewright.simulators.erp;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes the orders of a period as files: the same rows, once as CSV with a heading and once as NDJSON.
///
/// Its arguments: a folder, and perhaps the first day and the day after the last (January 1997 if they are left out)
/// and the address of the ERP (without it, the data set itself is read). It writes `orders.csv` and `orders.ndjson`.
public final class OrdersExport {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String USAGE =
            "Say where to write, and perhaps from which day to before which: DIR [FROM TO [JDBC-URL]],"
                    + " as in orders 1997-01-01 1997-02-01.";
    private static final String FIRST_DAY = "1997-01-01";
    private static final String DAY_AFTER = "1997-02-01";
    private static final String DATA_SET = "jdbc:hsqldb:res:foodmart";
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG = 2;

    private OrdersExport() {}

    /// Writes the files and ends the process: with 0 if all is done, 1 if the orders cannot be read, 2 if the arguments
    /// are wrong.
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /// Writes the files within another program.
    ///
    /// @return the exit code
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        boolean isCounted = arguments.size() == 1 || arguments.size() == 3 || arguments.size() == 4;
        if (!isCounted || arguments.getFirst().startsWith("-")) {
            err.println(USAGE);
            return WRONG;
        }
        String from = arguments.size() > 1 ? arguments.get(1) : FIRST_DAY;
        String to = arguments.size() > 1 ? arguments.get(2) : DAY_AFTER;
        String url = arguments.size() > 3 ? arguments.get(3) : DATA_SET;
        Path folder = Path.of(arguments.getFirst()).toAbsolutePath().normalize();
        try {
            long rows = write(url, day(from), day(to), folder);
            out.println(rows + " rows written to orders.csv and orders.ndjson in " + folder + ".");
            return DONE;
        } catch (WrongDay e) {
            err.println(e.getMessage());
            return WRONG;
        } catch (IOException e) {
            err.println("The files cannot be written in " + folder
                    + ": name a folder where you may write and where there is room.");
            return WRONG;
        } catch (SQLException e) {
            err.println("The orders cannot be read from " + url + ": check that it is an ERP that runs. It says: "
                    + e.getMessage());
            return FAILED;
        }
    }

    private static long write(String url, LocalDate from, LocalDate to, Path folder)
            throws WrongDay, IOException, SQLException {
        if (!from.isBefore(to)) {
            throw new WrongDay("There is no day from " + from + " to before " + to + ": name the earlier one first.");
        }
        // Before the data is loaded, which takes seconds.
        Files.createDirectories(folder);
        try (Connection connection = DriverManager.getConnection(url, DemoErp.USER, DemoErp.USER)) {
            return write(connection, from, to, folder);
        }
    }

    private static LocalDate day(String text) throws WrongDay {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw new WrongDay("'" + text + "' is not a day: write it as 1997-01-31.");
        }
    }

    /// A day of the arguments that is none, or comes too early; the message says what to do.
    private static final class WrongDay extends Exception {

        private static final long serialVersionUID = 1;

        WrongDay(String message) {
            super(message, null, false, false);
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
