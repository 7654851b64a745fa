package dev.pipewright.engine.mapping.business;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// Texts freed of what gets in the way of comparing and sending them, and their fingerprints.
public final class PlainTexts {

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");
    private static final Pattern ZERO_GUID = Pattern.compile("[{(]?0{8}-0{4}-0{4}-0{4}-0{12}[)}]?");
    /// Letters that are no plain letter with a mark.
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('ẞ', "SS"),
            Map.entry('ø', "o"),
            Map.entry('Ø', "O"),
            Map.entry('ł', "l"),
            Map.entry('Ł', "L"),
            Map.entry('đ', "d"),
            Map.entry('Đ', "D"),
            Map.entry('ð', "d"),
            Map.entry('Ð', "D"),
            Map.entry('æ', "ae"),
            Map.entry('Æ', "AE"),
            Map.entry('œ', "oe"),
            Map.entry('Œ', "OE"),
            Map.entry('þ', "th"),
            Map.entry('Þ', "TH"),
            Map.entry('ı', "i"));

    private PlainTexts() {}

    /// Plain letters for those with accents, as in Malaga for Málaga.
    public static String withoutAccents(String text) {
        String decomposed =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        var plain = new StringBuilder();
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            String letters = LETTERS.get(c);
            plain.append(letters == null ? String.valueOf(c) : letters);
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /// Single spaces for whatever parts the words, none around them, and no characters that nobody sees.
    public static String clean(String text) {
        return GAPS.matcher(text).replaceAll(" ").strip();
    }

    /// Numbers as SAP keeps them, without the zeros that fill them up; other texts as they are.
    public static String withoutLeadingZeros(String text) {
        int zeros = 0;
        while (zeros < text.length() - 1 && text.charAt(zeros) == '0') {
            zeros++;
        }
        return text.chars().allMatch(c -> c >= '0' && c <= '9') ? text.substring(zeros) : text;
    }

    /// True for what source systems write where there is nothing: blanks, a date of zeros, a GUID of zeros.
    public static boolean isEmpty(String text) {
        String plain = text.strip();
        return plain.isEmpty() || ZERO_GUID.matcher(plain).matches() || Times.isZero(plain);
    }

    /// The fingerprint of a text in UTF-8, in hexadecimal digits.
    ///
    /// @param algorithm as the JDK names it, as in `SHA-256`
    public static String hash(String text, String algorithm) {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A GUID that is always the same for a text.
    public static String guid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
