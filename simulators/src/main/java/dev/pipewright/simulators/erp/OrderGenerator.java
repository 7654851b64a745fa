package dev.pipewright.simulators.erp;

import dev.pipewright.simulators.tax.TaxTable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/// Writes orders that were never made: as many as wanted, about 1 KB each with 1 to 17 lines, the same for the same
/// seed.
///
/// Its arguments: how many, a file and the seed, 1 if it is left out. One order a line, as JSON. Order number n is
/// the same however many are written.
public final class OrderGenerator {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final List<String> CODES = List.of("FOOD", "FOOD", "GENERAL", "ALCOHOL", "SOFT_DRINK", "CLOTHING");
    private static final List<String> NAMES = List.of("Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Frances");
    private static final List<String> ADJECTIVES = List.of("Fresh", "Golden", "Plain", "Sturdy", "Small", "Best");
    private static final List<String> GOODS = List.of("Bread", "Soap", "Lettuce", "Candles", "Lager", "Socks", "Cola");

    private final long seed;
    private final List<TaxTable.City> cities;

    /// Makes a generator.
    public OrderGenerator(long seed) {
        this.seed = seed;
        this.cities = TaxTable.standard().cities().stream()
                .filter(city ->
                        city.country().equals("US") && Set.of("WA", "CA", "OR").contains(city.region()))
                .sorted(Comparator.comparing(TaxTable.City::region).thenComparing(TaxTable.City::name))
                .toList();
    }

    /// Writes the orders and ends the process: with 0 if all are written, 2 if the arguments are wrong.
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.err));
    }

    /// Writes the orders within another program.
    ///
    /// @return the exit code
    static int run(List<String> arguments, PrintStream err) {
        boolean areNumbers = (arguments.size() == 2 || arguments.size() == 3)
                && NUMBER.matcher(arguments.getFirst()).matches()
                && (arguments.size() == 2 || NUMBER.matcher(arguments.get(2)).matches());
        if (!areNumbers) {
            err.println("Say how many orders and where to: N FILE [SEED], as in 1000000 orders.ndjson.");
            return 2;
        }
        Path file = Path.of(arguments.get(1)).toAbsolutePath().normalize();
        long seed = arguments.size() > 2 ? Long.parseLong(arguments.get(2)) : 1;
        try (OutputStream out = Files.newOutputStream(file)) {
            new OrderGenerator(seed).write(Long.parseLong(arguments.getFirst()), out);
            return 0;
        } catch (IOException _) {
            err.println(
                    file + " cannot be written: name a file in a folder where you may write and where there is room.");
            return 2;
        }
    }

    /// Writes the first orders, one a line.
    public void write(long count, OutputStream out) throws IOException {
        var buffered = new BufferedOutputStream(out, 1 << 16);
        var order = new StringBuilder(4096);
        for (long number = 1; number <= count; number++) {
            order.setLength(0);
            append(number, order);
            buffered.write(order.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        buffered.flush();
    }

    /// The order of a number, as JSON.
    public String order(long number) {
        var order = new StringBuilder(2048);
        append(number, order);
        return order.toString();
    }

    private void append(long number, StringBuilder out) {
        var random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + number);
        long customer = random.nextLong(1, 100_000);
        out.append("{\"orderId\":\"G-").append(number);
        out.append("\",\"orderDate\":\"").append(FIRST_DAY.plusDays(random.nextInt(365)));
        out.append("\",\"currency\":\"USD\",\"customer\":{\"id\":\"C-").append(customer);
        out.append("\",\"name\":\"")
                .append(one(NAMES, random))
                .append(" No. ")
                .append(customer)
                .append("\"},");
        appendAddress("shipFrom", random, out);
        appendAddress("shipTo", random, out);
        out.append("\"lines\":[");
        // The smaller of two numbers: few lines are usual, many are rare.
        int lines = Math.min(random.nextInt(1, 18), random.nextInt(1, 18));
        for (int line = 1; line <= lines; line++) {
            out.append(line == 1 ? "" : ",");
            appendLine(line, random, out);
        }
        out.append("]}");
    }

    private void appendAddress(String name, SplittableRandom random, StringBuilder out) {
        TaxTable.City city = one(cities, random);
        out.append('"').append(name).append("\":{\"street\":\"").append(random.nextInt(1, 9999));
        out.append(" Main Street\",\"city\":\"").append(city.name());
        out.append("\",\"state\":\"").append(city.region());
        out.append("\",\"postalCode\":\"").append(random.nextInt(10_000, 99_999));
        out.append("\",\"country\":\"US\"},");
    }

    private static void appendLine(int line, SplittableRandom random, StringBuilder out) {
        int cents = random.nextInt(50, 10_000);
        out.append("{\"line\":").append(line).append(",\"sku\":\"SKU-").append(random.nextInt(1000, 9999));
        out.append("\",\"description\":\"").append(one(ADJECTIVES, random)).append(' ');
        out.append(one(GOODS, random)).append("\",\"category\":\"").append(one(CODES, random));
        out.append("\",\"quantity\":").append(random.nextInt(1, 7)).append(",\"amount\":");
        out.append(cents / 100).append('.').append(cents % 100 < 10 ? "0" : "").append(cents % 100);
        out.append('}');
    }

    private static <T> T one(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
