package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.mapping.Functions.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Functions on texts. Lengths and positions count characters as people do, not the halves of surrogate pairs.
final class TextFunctions {

    private static final Pattern SPACES = Pattern.compile("[ \t\n\r]+");

    private TextFunctions() {}

    static Functions.Library library() {
        return new Functions.Library(FunctionGroup.TEXT)
                .add(
                        "string",
                        "<x-b?:s>",
                        "value pretty?",
                        "$string({'code': 4711})",
                        "'{\"code\":4711}'",
                        (a, _) -> string(a))
                .add("length", "<s-:n>", "text", "$length('Order')", "5", onText(text ->
                        (long) text.codePointCount(0, text.length())))
                .add(
                        "lowercase",
                        "<s-:s>",
                        "text",
                        "$lowercase('Order')",
                        "'order'",
                        onText(text -> text.toLowerCase(Locale.ROOT)))
                .add(
                        "uppercase",
                        "<s-:s>",
                        "text",
                        "$uppercase('Order')",
                        "'ORDER'",
                        onText(text -> text.toUpperCase(Locale.ROOT)))
                .add(
                        "trim",
                        "<s-:s>",
                        "text",
                        "$trim('  Finch   Street ')",
                        "'Finch Street'",
                        onText(TextFunctions::trim))
                .add(
                        "substring",
                        3,
                        "<s-nn?:s>",
                        "text start length?",
                        "$substring('Order 4711', 6)",
                        "'4711'",
                        (a, _) -> substring(a))
                .add(
                        "substringBefore",
                        2,
                        "<s-s:s>",
                        "text characters",
                        "$substringBefore('SO-4711', '-')",
                        "'SO'",
                        (a, _) -> substringBefore(a))
                .add(
                        "substringAfter",
                        2,
                        "<s-s:s>",
                        "text characters",
                        "$substringAfter('SO-4711', '-')",
                        "'4711'",
                        (a, _) -> substringAfter(a))
                .add(
                        "pad",
                        3,
                        "<s-ns?:s>",
                        "text width characters?",
                        "$pad('4711', -8, '0')",
                        "'00004711'",
                        TextFunctions::pad)
                .add(
                        "join",
                        2,
                        "<a<s>s?:s>",
                        "texts separator?",
                        "$join(['SO', '4711'], '-')",
                        "'SO-4711'",
                        TextFunctions::join);
    }

    /// A function of one text.
    interface OnText extends NativeFunction.Implementation {

        @Nullable
        Object of(String text);

        /// Gives nothing for nothing.
        @Override
        default @Nullable Object run(@Nullable Object[] arguments, Frame frame) {
            return arguments[0] instanceof String text ? of(text) : Missing.MISSING;
        }
    }

    static NativeFunction.Implementation onText(OnText function) {
        return function;
    }

    private static @Nullable Object string(@Nullable Object[] arguments) {
        var value = arguments[0];
        if (value == Missing.MISSING || value instanceof String) {
            return value;
        }
        boolean pretty = arguments.length > 1 && Boolean.TRUE.equals(arguments[1]);
        var shown = Sequence.isWholeInput(value) && value instanceof List<?> list ? list.getFirst() : value;
        return pretty ? Texts.json(shown, true) : Texts.of(shown);
    }

    private static String trim(String text) {
        String result = SPACES.matcher(text).replaceAll(" ");
        int start = result.startsWith(" ") ? 1 : 0;
        int end = result.length() - (result.length() > start && result.endsWith(" ") ? 1 : 0);
        return result.substring(start, end);
    }

    private static Object substring(@Nullable Object[] arguments) {
        if (arguments[0] == Missing.MISSING) {
            return Missing.MISSING;
        }
        String text = text(arguments[0]);
        int size = text.codePointCount(0, text.length());
        int start = arguments[1] == Missing.MISSING ? 0 : Numbers.clamped(Functions.present(arguments[1]));
        int from = Math.clamp(start >= 0 ? start : (long) size + start, 0, size);
        long to = size;
        if (arguments[2] != Missing.MISSING) {
            long length = Numbers.clamped(Functions.present(arguments[2]));
            to = start >= 0 ? start + length : from + length;
        }
        int end = Math.clamp(to, from, size);
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, end));
    }

    private static Object substringBefore(@Nullable Object[] arguments) {
        if (arguments[0] == Missing.MISSING || arguments[1] == Missing.MISSING) {
            return Functions.present(arguments[0]);
        }
        String text = text(arguments[0]);
        int at = text.indexOf(text(arguments[1]));
        return at < 0 ? text : text.substring(0, at);
    }

    private static Object substringAfter(@Nullable Object[] arguments) {
        if (arguments[0] == Missing.MISSING || arguments[1] == Missing.MISSING) {
            return Functions.present(arguments[0]);
        }
        String text = text(arguments[0]);
        String before = text(arguments[1]);
        int at = text.indexOf(before);
        return at < 0 ? text : text.substring(at + before.length());
    }

    private static Object pad(@Nullable Object[] arguments, Frame frame) {
        if (arguments[0] == Missing.MISSING || arguments[1] == Missing.MISSING) {
            return Functions.present(arguments[0]);
        }
        String text = text(arguments[0]);
        int width = Numbers.clamped(Functions.present(arguments[1]));
        long missing = Math.abs((long) width) - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        frame.evaluation.allocateText(missing);
        String with = arguments[2] instanceof String given && !given.isEmpty() ? given : " ";
        int[] characters = with.codePoints().toArray();
        var padding = new StringBuilder();
        for (int i = 0; i < missing; i++) {
            padding.appendCodePoint(characters[i % characters.length]);
        }
        return width > 0 ? text + padding : padding + text;
    }

    private static Object join(@Nullable Object[] arguments, Frame frame) {
        if (!(arguments[0] instanceof List<?> list)) {
            return Missing.MISSING;
        }
        String separator = arguments[1] instanceof String given ? given : "";
        var result = new StringBuilder();
        for (int i = 0; i < list.size(); i++) {
            result.append(i == 0 ? "" : separator).append(list.get(i));
        }
        frame.evaluation.allocateText(result.length());
        return result.toString();
    }
}
