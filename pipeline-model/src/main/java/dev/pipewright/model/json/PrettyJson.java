package dev.pipewright.model.json;

import dev.pipewright.model.record.CanonicalJson;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Prints JSON values for people and for version control: two spaces for each level, and an object or list without
/// inner ones on one line if it fits, so that a mapping line, an edge and a position are a line each.
public final class PrettyJson {

    private static final int LINE = 110;

    private final StringBuilder out = new StringBuilder();

    private PrettyJson() {}

    /// The text, ending in a line break.
    ///
    /// @param value of records, as [dev.pipewright.model.record.DataRecord] has them
    public static String text(Map<String, @Nullable Object> value) {
        var printer = new PrettyJson();
        printer.printBlock(value, 0);
        return printer.out.append('\n').toString();
    }

    private void print(@Nullable Object value, int level, int reserved) {
        Collection<?> parts = partsOf(value);
        if (parts.isEmpty()) {
            out.append(scalar(value));
            return;
        }
        if (parts.stream().noneMatch(PrettyJson::hasParts)) {
            String line = line(value);
            if (line.length() + reserved + 2 * level <= LINE) {
                out.append(line);
                return;
            }
        }
        printBlock(value, level);
    }

    private void printBlock(@Nullable Object value, int level) {
        boolean first = true;
        if (value instanceof Map<?, ?> object) {
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                out.append(first ? "{" : ",");
                newLine(level + 1);
                String name = scalar(entry.getKey()) + ": ";
                out.append(name);
                print(entry.getValue(), level + 1, name.length());
                first = false;
            }
            newLine(level);
            out.append('}');
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                out.append(first ? "[" : ",");
                newLine(level + 1);
                print(item, level + 1, 0);
                first = false;
            }
            newLine(level);
            out.append(']');
        }
    }

    private static String line(@Nullable Object value) {
        var line = new StringBuilder();
        String separator = "";
        if (value instanceof Map<?, ?> object) {
            line.append("{ ");
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                line.append(separator).append(scalar(entry.getKey()));
                line.append(": ").append(scalar(entry.getValue()));
                separator = ", ";
            }
            return line.append(" }").toString();
        }
        line.append('[');
        for (Object item : partsOf(value)) {
            line.append(separator).append(scalar(item));
            separator = ", ";
        }
        return line.append(']').toString();
    }

    /// A text's line breaks and tabs are written short, because queries have many.
    private static String scalar(@Nullable Object value) {
        String canonical = CanonicalJson.text(value);
        if (!(value instanceof String text) || text.chars().noneMatch(c -> c == '\n' || c == '\t' || c == '\r')) {
            return canonical;
        }
        return text.codePoints().mapToObj(PrettyJson::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> {
                String quoted = CanonicalJson.text(Character.toString(character));
                yield quoted.substring(1, quoted.length() - 1);
            }
        };
    }

    private void newLine(int level) {
        out.append('\n').repeat("  ", level);
    }

    private static boolean hasParts(@Nullable Object value) {
        return !partsOf(value).isEmpty();
    }

    private static Collection<?> partsOf(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> object.values();
            case List<?> list -> list;
            case null, default -> List.of();
        };
    }
}
