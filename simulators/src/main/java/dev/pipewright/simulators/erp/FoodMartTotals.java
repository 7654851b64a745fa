package dev.pipewright.simulators.erp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What TAXMAN must answer for FoodMart's orders, in sum: published so that a run can be compared with it to the cent.
///
/// The figures are kept in `foodmart-totals.csv` beside this class. A test computes them again, in SQL, from the
/// rows of the data set and the files of the tax table, and compares.
///
/// @param period a month as in `1997-01`, or the year `1997`
/// @param state where the orders go, or `ALL`
public record FoodMartTotals(
        String period,
        String state,
        int orders,
        int lines,
        BigDecimal amount,
        BigDecimal exempt,
        BigDecimal taxable,
        BigDecimal tax) {

    private static final String FILE = "foodmart-totals.csv";

    /// The totals of a period, one for each state and one for all.
    public static List<FoodMartTotals> of(String period) {
        return published().stream()
                .filter(totals -> totals.period().equals(period))
                .toList();
    }

    /// All totals that are published.
    public static List<FoodMartTotals> published() {
        try (InputStream in = FoodMartTotals.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FILE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(FoodMartTotals::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + FILE + " cannot be read", e);
        }
    }

    private static FoodMartTotals read(String line) {
        List<String> fields = List.of(line.split(",", -1));
        return new FoodMartTotals(
                fields.get(0),
                fields.get(1),
                Integer.parseInt(fields.get(2)),
                Integer.parseInt(fields.get(3)),
                new BigDecimal(fields.get(4)),
                new BigDecimal(fields.get(5)),
                new BigDecimal(fields.get(6)),
                new BigDecimal(fields.get(7)));
    }
}
