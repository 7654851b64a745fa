package dev.pipewright.engine.mapping;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a whole number is written: in digits, letters, Roman numerals or words, as in `#,##0`, `A`, `i` or `Ww;o`.
///
/// @param upper capital letters
/// @param title a capital letter at the start of each word
/// @param ordinal first, second, third
/// @param zero the digit zero of the script
/// @param digits the fewest digits
/// @param optional more digits that the picture shows
/// @param separators between groups of digits, counted from the right
record IntegerPicture(
        Form form,
        boolean upper,
        boolean title,
        boolean ordinal,
        int zero,
        int digits,
        int optional,
        List<Separator> separators) {

    private static final int[] SCRIPTS = {
        0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6,
        0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40,
        0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10
    };

    enum Form {
        DIGITS,
        LETTERS,
        ROMAN,
        WORDS
    }

    record Separator(int position, String text) {}

    static IntegerPicture parse(String picture) {
        int semicolon = picture.lastIndexOf(';');
        String format = semicolon < 0 ? picture : picture.substring(0, semicolon);
        boolean ordinal = semicolon >= 0 && picture.startsWith("o", semicolon + 1);
        return switch (format) {
            case "A", "a" -> of(Form.LETTERS, format, ordinal);
            case "I", "i" -> of(Form.ROMAN, format, ordinal);
            case "W", "w", "Ww" -> of(Form.WORDS, format, ordinal);
            default -> digits(format, ordinal);
        };
    }

    private static IntegerPicture of(Form form, String format, boolean ordinal) {
        boolean title = format.length() > 1;
        boolean upper = !title && Character.isUpperCase(format.charAt(0));
        return new IntegerPicture(form, upper, title, ordinal, '0', 0, 0, List.of());
    }

    private static IntegerPicture digits(String format, boolean ordinal) {
        int zero = -1;
        int digits = 0;
        int optional = 0;
        var separators = new ArrayList<Separator>();
        int[] characters = format.codePoints().toArray();
        for (int i = characters.length - 1; i >= 0; i--) {
            int script = script(characters[i]);
            if (script >= 0) {
                if (zero >= 0 && zero != script) {
                    throw new Trouble("D3131", "The picture '" + format + "' mixes digits of two scripts.", format);
                }
                zero = script;
                digits++;
            } else if (characters[i] == '#') {
                optional++;
            } else {
                separators.add(new Separator(digits + optional, Character.toString(characters[i])));
            }
        }
        if (digits == 0) {
            throw new Trouble(
                    "D3130",
                    "The picture '" + format + "' is not known; use digits as in '#,##0', or A, a, I, i, W, w or Ww.",
                    format);
        }
        return new IntegerPicture(Form.DIGITS, false, false, ordinal, zero, digits, optional, separators);
    }

    private static int script(int character) {
        for (int zero : SCRIPTS) {
            if (character >= zero && character <= zero + 9) {
                return zero;
            }
        }
        return -1;
    }

    IntegerPicture withDigits(int other) {
        return new IntegerPicture(form, upper, title, ordinal, zero, other, optional, separators);
    }

    /// The distance between separators if it is always the same, else 0.
    int regularDistance() {
        if (separators.isEmpty()
                || separators.stream().map(Separator::text).distinct().count() > 1) {
            return 0;
        }
        var positions = separators.stream().map(Separator::position).toList();
        int factor = positions.stream().reduce(0, IntegerPicture::commonDivisor);
        for (int i = 1; i <= positions.size(); i++) {
            if (!positions.contains(i * factor)) {
                return 0;
            }
        }
        return factor;
    }

    private static int commonDivisor(int a, int b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }

    String format(BigInteger number) {
        var size = number.abs();
        String text = form == Form.DIGITS ? inDigits(size) : inWords(size);
        return number.signum() < 0 ? "-" + text : text;
    }

    private static long small(BigInteger number) {
        if (number.bitLength() >= Long.SIZE) {
            throw new Trouble("D3130", "The number is too large to be written in letters.");
        }
        return number.longValue();
    }

    private String inWords(BigInteger number) {
        String text = switch (form) {
            case LETTERS -> NumberWords.letters(small(number));
            case ROMAN -> NumberWords.roman(small(number));
            case WORDS, DIGITS -> NumberWords.words(number, ordinal);
        };
        if (upper) {
            return text.toUpperCase(Locale.ROOT);
        }
        return title ? text : text.toLowerCase(Locale.ROOT);
    }

    private String inDigits(BigInteger number) {
        String plain = number.toString();
        plain = "0".repeat(Math.max(0, digits - plain.length())) + plain;
        var text = new StringBuilder();
        plain.chars().forEach(c -> text.appendCodePoint(c - '0' + zero));
        int distance = regularDistance();
        int length = text.length();
        if (distance > 0) {
            for (int at = length - distance; at > 0; at -= distance) {
                text.insert(at, separators.getFirst().text());
            }
        } else {
            for (var separator : separators) {
                if (separator.position() <= length) {
                    text.insert(length - separator.position(), separator.text());
                }
            }
        }
        return ordinal ? text + suffix(plain) : text.toString();
    }

    private static String suffix(String digits) {
        boolean teen = digits.length() > 1 && digits.charAt(digits.length() - 2) == '1';
        return teen
                ? "th"
                : switch (digits.charAt(digits.length() - 1)) {
                    case '1' -> "st";
                    case '2' -> "nd";
                    case '3' -> "rd";
                    default -> "th";
                };
    }

    Object read(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (form) {
            case LETTERS -> NumberWords.fromLetters(lower);
            case ROMAN -> NumberWords.fromRoman(lower);
            case WORDS -> NumberWords.number(lower);
            case DIGITS -> readDigits(text);
        };
    }

    private Object readDigits(String text) {
        String digitsOnly = ordinal && text.length() > 2 ? text.substring(0, text.length() - 2) : text;
        for (var separator : separators) {
            digitsOnly = digitsOnly.replace(separator.text(), "");
        }
        var plain = new StringBuilder();
        digitsOnly.codePoints().forEach(c -> plain.appendCodePoint(c >= zero && c <= zero + 9 ? c - zero + '0' : c));
        if (!plain.toString().matches("[-+]?[0-9]{1,300}")) {
            throw new Trouble("D3030", Trouble.shown(text) + " is no whole number in the form of the picture.", text);
        }
        return Numbers.normal(new java.math.BigDecimal(plain.toString()));
    }

    /// A regular expression for what [#read] understands.
    ///
    /// @param width the exact number of digits, or null if any number will do
    String regex(@Nullable Integer width) {
        String words = NumberWords.VALUES.keySet().stream()
                .sorted((a, b) -> b.length() - a.length())
                .collect(Collectors.joining("|"));
        return switch (form) {
            case LETTERS -> "[a-zA-Z]+";
            case ROMAN -> "[mdclxviMDCLXVI]+";
            case WORDS -> "(?:" + words + "|and|[\\-, ])+";
            case DIGITS -> {
                String digit = "[" + Character.toString(zero) + "-" + Character.toString(zero + 9) + "]";
                String count = width == null ? "+" : "{" + width + "}";
                yield digit + count + (ordinal ? "(?:th|st|nd|rd)" : "");
            }
        };
    }
}
