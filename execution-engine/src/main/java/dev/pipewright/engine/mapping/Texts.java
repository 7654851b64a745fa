package dev.pipewright.engine.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values as text: what `&` and `$string` make of them.
final class Texts {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();
    private final boolean pretty;

    private Texts(boolean pretty) {
        this.pretty = pretty;
    }

    /// A text as it is, anything else as JSON, a function as nothing.
    static String of(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        return Numbers.isNumber(value) && value != null ? Numbers.text(value) : json(value, false);
    }

    static String json(@Nullable Object value, boolean pretty) {
        if (value instanceof FunctionValue) {
            return "";
        }
        var texts = new Texts(pretty);
        texts.write(value, 1);
        return texts.out.toString();
    }

    private void write(@Nullable Object value, int level) {
        switch (value) {
            case null -> out.append("null");
            case String text -> writeString(text);
            case FunctionValue _ -> out.append("\"\"");
            case Map<?, ?> object -> writeObject(object, level);
            case List<?> list -> writeList(list, level);
            case Boolean truth -> out.append(truth.booleanValue());
            case Missing _ -> out.append("null");
            default -> out.append(Numbers.text(value));
        }
    }

    private void writeObject(Map<?, ?> object, int level) {
        out.append('{');
        boolean first = true;
        for (var entry : object.entrySet()) {
            startItem(first, level);
            first = false;
            writeString(String.valueOf(entry.getKey()));
            out.append(pretty ? ": " : ":");
            write(entry.getValue(), level + 1);
        }
        endItems(first, level);
        out.append('}');
    }

    private void writeList(List<?> list, int level) {
        out.append('[');
        boolean first = true;
        for (Object item : list) {
            startItem(first, level);
            first = false;
            write(item, level + 1);
        }
        endItems(first, level);
        out.append(']');
    }

    private void startItem(boolean first, int level) {
        if (!first) {
            out.append(',');
        }
        if (pretty) {
            out.append('\n').repeat("  ", level);
        }
    }

    private void endItems(boolean empty, int level) {
        if (pretty && !empty) {
            out.append('\n').repeat("  ", level - 1);
        }
    }

    private void writeString(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || isLoneSurrogate(text, i)) {
                        writeEscaped(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private void writeEscaped(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 0xf));
        }
    }
}
