package dev.pipewright.benchmarks;

import dev.pipewright.connectors.json.JsonValues;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The figures measured so far. Each is printed as soon as it is known.
final class Figures {

    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_UP);

    private final PrintStream table;
    private final Map<String, BigDecimal> figures = new LinkedHashMap<>();

    Figures(PrintStream table) {
        this.table = table;
    }

    /// Says what is being measured.
    void begin(String sentence) {
        table.println();
        table.println(sentence);
    }

    /// Says something that helps to read the figures.
    void note(String format, Object... values) {
        table.printf(Locale.ROOT, "    " + format + "%n", values);
    }

    /// Adds a figure.
    void add(String name, double value, String meaning) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        BigDecimal shown = rounded.scale() < 0 ? rounded.setScale(0) : rounded;
        figures.put(name, shown);
        table.printf(Locale.ROOT, "%-28s %12s   %s%n", name, shown.toPlainString(), meaning);
    }

    /// All figures as one JSON object.
    String json() {
        return JsonValues.text(figures);
    }
}
