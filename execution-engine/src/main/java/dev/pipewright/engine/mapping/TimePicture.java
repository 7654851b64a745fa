package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A picture of date and time, as in `[D01].[M01].[Y0001] [H01]:[m01]`, by the rules of XPath.
///
/// @param parts texts and components, in order
record TimePicture(List<Part> parts) {

    private static final Map<Character, String> DEFAULTS = Map.ofEntries(
            Map.entry('Y', "1"),
            Map.entry('M', "1"),
            Map.entry('D', "1"),
            Map.entry('d', "1"),
            Map.entry('F', "n"),
            Map.entry('W', "1"),
            Map.entry('w', "1"),
            Map.entry('X', "1"),
            Map.entry('x', "1"),
            Map.entry('H', "1"),
            Map.entry('h', "1"),
            Map.entry('P', "n"),
            Map.entry('m', "01"),
            Map.entry('s', "01"),
            Map.entry('f', "1"),
            Map.entry('Z', "01:01"),
            Map.entry('z', "01:01"),
            Map.entry('C', "n"),
            Map.entry('E', "n"));
    private static final String WHOLE_NUMBERS = "YMDdFWwXxHhmsf";

    sealed interface Part {}

    record Text(String text) implements Part {}

    /// A component of a point in time.
    ///
    /// @param letter which one, as in `Y`
    /// @param names how names are written; null if the component is a number
    /// @param number how the number is written; null if it is a name
    /// @param longest the most characters of a name, or digits of a year; -1 for any
    /// @param zulu true if a time zone of zero is written as `Z`
    /// @param width the exact number of digits when reading, where numbers follow each other without a text between
    record Component(
            char letter,
            @Nullable Names names,
            @Nullable IntegerPicture number,
            int longest,
            boolean zulu,
            @Nullable Integer width)
            implements Part {

        Component ofExactWidth() {
            return number == null ? this : new Component(letter, names, number, longest, zulu, number.digits());
        }
    }

    enum Names {
        LOWER,
        UPPER,
        TITLE;

        String apply(String name) {
            return switch (this) {
                case LOWER -> name.toLowerCase(Locale.ROOT);
                case UPPER -> name.toUpperCase(Locale.ROOT);
                case TITLE -> name;
            };
        }
    }

    static TimePicture parse(String picture) {
        var parts = new ArrayList<Part>();
        var text = new StringBuilder();
        int at = 0;
        while (at < picture.length()) {
            char c = picture.charAt(at);
            if (c == '[' && !picture.startsWith("[[", at)) {
                addText(parts, text);
                int end = picture.indexOf(']', at);
                if (end < 0) {
                    throw new Trouble("D3135", "Close each '[' of the picture '" + picture + "' with ']'.", picture);
                }
                addComponent(parts, component(picture.substring(at + 1, end).replaceAll("\\s+", "")));
                at = end + 1;
            } else {
                text.append(c);
                at += picture.startsWith("[[", at) || picture.startsWith("]]", at) ? 2 : 1;
            }
        }
        addText(parts, text);
        return new TimePicture(parts);
    }

    private static void addText(List<Part> parts, StringBuilder text) {
        if (!text.isEmpty()) {
            parts.add(new Text(text.toString()));
            text.setLength(0);
        }
    }

    private static void addComponent(List<Part> parts, Component component) {
        boolean follows = component.number != null
                && !isZone(component.letter)
                && !parts.isEmpty()
                && parts.getLast() instanceof Component;
        if (follows && parts.getLast() instanceof Component before && !isZone(before.letter)) {
            parts.set(parts.size() - 1, before.ofExactWidth());
        }
        parts.add(component);
    }

    private static boolean isZone(char letter) {
        return letter == 'Z' || letter == 'z';
    }

    private static Component component(String marker) {
        char letter = marker.isEmpty() ? ' ' : marker.charAt(0);
        int comma = marker.lastIndexOf(',');
        String presentation = marker.isEmpty() ? "" : marker.substring(1, comma < 0 ? marker.length() : comma);
        int[] widths = comma < 0 ? new int[] {-1, -1} : widths(marker.substring(comma + 1));
        char modifier = ' ';
        if (presentation.length() > 1 && "atco".indexOf(presentation.charAt(presentation.length() - 1)) >= 0) {
            modifier = presentation.charAt(presentation.length() - 1);
            presentation = presentation.substring(0, presentation.length() - 1);
        } else if (presentation.isEmpty()) {
            presentation = DEFAULTS.getOrDefault(letter, "");
        }
        if (presentation.isEmpty()) {
            throw new Trouble(
                    "D3132", "'" + letter + "' is no component of date or time; use one of Y M D H m s f Z and so on.");
        }
        if (presentation.startsWith("n") || presentation.startsWith("N")) {
            return new Component(letter, names(presentation), null, widths[1], false, null);
        }
        if (isZone(letter)) {
            return new Component(letter, null, IntegerPicture.parse(presentation), -1, modifier == 't', null);
        }
        if (WHOLE_NUMBERS.indexOf(letter) < 0) {
            return new Component(letter, Names.LOWER, null, widths[1], false, null);
        }
        return number(letter, IntegerPicture.parse(presentation + (modifier == 'o' ? ";o" : "")), widths);
    }

    private static Names names(String presentation) {
        if (presentation.startsWith("n")) {
            return Names.LOWER;
        }
        return presentation.startsWith("Nn") ? Names.TITLE : Names.UPPER;
    }

    private static Component number(char letter, IntegerPicture given, int[] widths) {
        var picture = given.digits() < widths[0] && given.form() == IntegerPicture.Form.DIGITS
                ? given.withDigits(widths[0])
                : given;
        int longest = -1;
        if (letter == 'Y') {
            int shown = picture.digits() + picture.optional();
            if (widths[1] >= 0) {
                longest = widths[1];
                picture = picture.withDigits(longest);
            } else if (shown >= 2) {
                longest = shown;
            }
        }
        return new Component(letter, null, picture, longest, false, null);
    }

    /// The least and the most characters; -1 for any.
    private static int[] widths(String text) {
        int dash = text.indexOf('-');
        String least = dash < 0 ? text : text.substring(0, dash);
        String most = dash < 0 ? "*" : text.substring(dash + 1);
        return new int[] {width(least), width(most)};
    }

    private static int width(String text) {
        if (text.equals("*")) {
            return -1;
        }
        if (!text.matches("[0-9]{1,3}")) {
            throw new Trouble("D3132", "The width '" + text + "' in a picture of date and time must be a number.");
        }
        return Integer.parseInt(text);
    }
}
