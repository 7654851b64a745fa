package dev.pipewright.model.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// How alike two names of fields are, whatever their case and the signs between their words.
public final class NameLikeness {

    /// From here on, people take one name for the other one misspelt or rewritten.
    private static final double ALIKE = 0.6;

    private NameLikeness() {}

    /// From 0, nothing in common, to 1, the same but for case and signs.
    public static double of(String one, String other) {
        String first = plain(one);
        String second = plain(other);
        int longest = Math.max(first.length(), second.length());
        return longest == 0 ? 0 : 1 - (double) distance(first, second) / longest;
    }

    /// The name that is most like another, if one is alike; of several the first.
    public static Optional<String> nearest(String name, Collection<String> names) {
        return names.stream()
                .filter(each -> of(name, each) >= ALIKE)
                .max(Comparator.comparingDouble((String each) -> of(name, each))
                        .thenComparing(Comparator.reverseOrder()));
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /// How many characters must be put in, taken out or replaced.
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
