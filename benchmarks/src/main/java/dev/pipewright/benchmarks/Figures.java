package dev.pipewright.benchmarks;

import dev.pipewright.connectors.json.JsonValues;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The figures measured so far. Each is printed as soon as it is known.
final class Figures {

    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_UP);

    private final PrintStream table;
    private final Map<String, BigDecimal> figures = new LinkedHashMap<>();
    private final List<String> missed = new ArrayList<>();

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

    /// Adds a figure that the product promises to be at least so high.
    void atLeast(String name, double value, double least, String meaning) {
        promised(name, value, value >= least, "at least", least, meaning);
    }

    /// Adds a figure that the product promises to be at most so high.
    void atMost(String name, double value, double most, String meaning) {
        promised(name, value, value <= most, "at most", most, meaning);
    }

    private void promised(String name, double value, boolean held, String how, double bound, String meaning) {
        add(name, value, meaning + String.format(Locale.ROOT, " (promised: %s %.2f)", how, bound));
        if (!held) {
            missed.add(name);
        }
    }

    /// Adds a figure.
    void add(String name, double value, String meaning) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        BigDecimal shown = rounded.scale() < 0 ? rounded.setScale(0) : rounded;
        figures.put(name, shown);
        table.printf(Locale.ROOT, "%-28s %12s   %s%n", name, shown.toPlainString(), meaning);
    }

    /// The names of the figures that are not as promised.
    List<String> missed() {
        return List.copyOf(missed);
    }

    /// All figures as one JSON object.
    String json() {
        return JsonValues.text(figures);
    }
}
