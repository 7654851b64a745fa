package dev.pipewright.connectors.spi;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// How a database wants the names of its tables and columns in a statement.
///
/// @param quote what stands around a name; empty if names cannot be quoted
/// @param folding what becomes of the letters of a name without quotes
/// @param words names that mean something else without quotes, in small letters
public record SqlNames(String quote, Folding folding, Set<String> words) {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    public SqlNames {
        words = Set.copyOf(words);
    }

    /// What a database makes of the letters of a name without quotes.
    public enum Folding {
        UPPER,
        LOWER,
        /// Nothing: names are found in any case.
        NONE
    }

    /// A name in a statement: with quotes where it would mean something else without.
    ///
    /// @param name as the database keeps it
    public String written(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        boolean isPlain = PLAIN.matcher(name).matches() && !words.contains(small) && name.equals(folded(name));
        if (isPlain) {
            return folding == Folding.UPPER ? small : name;
        }
        return quote.isEmpty() ? name : quote + name.replace(quote, quote + quote) + quote;
    }

    private String folded(String name) {
        return switch (folding) {
            case UPPER -> name.toUpperCase(Locale.ROOT);
            case LOWER -> name.toLowerCase(Locale.ROOT);
            case NONE -> name;
        };
    }
}
