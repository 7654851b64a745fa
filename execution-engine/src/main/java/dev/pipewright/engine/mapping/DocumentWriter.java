package dev.pipewright.engine.mapping;

import dev.pipewright.engine.mapping.WholeMapping.Document;
import dev.pipewright.model.MappingLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes the lines of a mapping as one object.
final class DocumentWriter {

    private static final String LIST = "[]";
    private static final String STEP = "  ";

    private final Branch root = new Branch(false);
    private final Set<MappingLine> shown = new HashSet<>();

    /// A field on the way to being written.
    private static final class Branch {
        private final Map<String, Branch> fields = new LinkedHashMap<>();
        private final boolean isList;
        private @Nullable MappingLine line;

        Branch(boolean isList) {
            this.isList = isList;
        }
    }

    static Document write(List<MappingLine> lines) {
        var writer = new DocumentWriter();
        // Lists come before what is in them, so that it is known where a line has its place.
        lines.stream()
                .sorted(Comparator.comparingInt(line -> stepsOf(line).length))
                .filter(line -> Expression.check(line.expression()).isEmpty())
                .filter(writer::place)
                .forEach(writer.shown::add);
        var ordered = new DocumentWriter();
        var hidden = new ArrayList<MappingLine>();
        for (var line : lines) {
            // Of two lines that are alike only the first is in.
            if (!writer.shown.remove(line)) {
                hidden.add(line);
            } else {
                ordered.put(line);
            }
        }
        var text = new StringBuilder();
        ordered.object(ordered.root, "", text);
        return new Document(text.toString(), hidden);
    }

    private static String[] stepsOf(MappingLine line) {
        return line.target().split("\\.", -1);
    }

    /// Puts a line in if it goes together with those that are in.
    private boolean place(MappingLine line) {
        var branch = root;
        String[] steps = stepsOf(line);
        for (int i = 0; i < steps.length; i++) {
            boolean last = i == steps.length - 1;
            boolean list = steps[i].endsWith(LIST);
            String name = nameOf(steps[i]);
            var next = branch.fields.get(name);
            boolean fits = next == null
                    ? isName(name) && (last || !list)
                    : next.isList == list
                            && (last ? next.line == null && next.fields.isEmpty() : list || next.line == null);
            if (!fits) {
                return false;
            }
            branch = next == null ? branch.fields.computeIfAbsent(name, _ -> new Branch(list)) : next;
        }
        branch.line = line;
        return true;
    }

    private void put(MappingLine line) {
        var branch = root;
        for (String step : stepsOf(line)) {
            branch = branch.fields.computeIfAbsent(nameOf(step), _ -> new Branch(step.endsWith(LIST)));
        }
        branch.line = line;
    }

    private static String nameOf(String step) {
        return step.endsWith(LIST) ? step.substring(0, step.length() - LIST.length()) : step;
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.indexOf('[') < 0 && name.indexOf(']') < 0;
    }

    private void object(Branch branch, String indent, StringBuilder out) {
        if (branch.fields.isEmpty()) {
            out.append("{}");
            return;
        }
        String inner = indent + STEP;
        String comma = "{\n";
        for (var field : branch.fields.entrySet()) {
            out.append(comma).append(inner).append(quoted(field.getKey())).append(": ");
            value(field.getValue(), inner, out);
            comma = ",\n";
        }
        out.append('\n').append(indent).append('}');
    }

    private void value(Branch branch, String indent, StringBuilder out) {
        var line = branch.line;
        if (line == null) {
            object(branch, indent, out);
        } else if (!branch.isList) {
            var raw = Parser.parse(line.expression());
            out.append(bracketed(line.expression(), WrittenForm.needsBrackets(raw)));
        } else {
            var raw = Parser.parse(line.expression());
            out.append('[')
                    .append(bracketed(line.expression(), WrittenForm.needsBracketsAsList(raw)))
                    .append('.');
            if (branch.fields.isEmpty()) {
                out.append('$');
            } else {
                object(branch, indent, out);
            }
            out.append(']');
        }
    }

    private static String bracketed(String expression, boolean needed) {
        String text = expression.strip();
        return needed ? "(" + text + ")" : text;
    }

    private static String quoted(String name) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c < ' ' ? "\\u%04x".formatted((int) c) : c);
        }
        return text.append('"').toString();
    }
}
