package dev.pipewright.connectors.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// How separated values are most likely separated, and whether their first line has names.
final class CsvGuess {

    private static final List<String> DELIMITERS = List.of(",", ";", "\\t", "|");
    private static final int LINES = 50;
    private static final Pattern VALUE = Pattern.compile("[-+]?[\\d.,:/ -]*\\d[\\d.,:/ %€$-]*");

    private CsvGuess() {}

    /// The delimiter that parts the lines into the same number of values, the more the better; a comma if none does.
    static String delimiter(String text) {
        String best = ",";
        int most = 0;
        for (String delimiter : DELIMITERS) {
            List<Integer> counts = linesOf(text).stream()
                    .map(line ->
                            values(line, FileSettingsRules.character(delimiter)).size())
                    .toList();
            int first = counts.isEmpty() ? 1 : counts.getFirst();
            long same = counts.stream().filter(count -> count == first).count();
            int worth = first < 2 ? 0 : Math.toIntExact(same * 1000 / counts.size()) + first;
            if (worth > most) {
                most = worth;
                best = delimiter;
            }
        }
        return best;
    }

    /// True unless the first line has a number, a date or nothing where names would be, or has a name twice.
    static boolean hasHeader(String text, char delimiter) {
        List<String> lines = linesOf(text);
        if (lines.isEmpty()) {
            return true;
        }
        List<String> first = values(lines.getFirst(), delimiter);
        boolean names = first.stream().noneMatch(value -> VALUE.matcher(value).matches());
        boolean apart = new HashSet<>(first).size() == first.size();
        // What is there twice is a mistake in a header rather than a sign that there is none, if more lines differ.
        return names && (apart || lines.size() > 1);
    }

    /// The whole lines of a text; what stands in quotes may be parted, which does not matter to a guess.
    private static List<String> linesOf(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\R", LINES + 2)) {
            if (!line.isBlank() && lines.size() < LINES) {
                lines.add(line);
            }
        }
        boolean cut = lines.size() > 1 && text.length() >= FileGuess.HEAD && !text.endsWith("\n");
        return cut ? lines.subList(0, lines.size() - 1) : lines;
    }

    private static List<String> values(String line, char delimiter) {
        List<String> values = new ArrayList<>();
        var value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                values.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString().strip());
        return values;
    }
}
