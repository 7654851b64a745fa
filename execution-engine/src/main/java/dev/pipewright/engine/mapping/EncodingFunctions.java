package dev.pipewright.engine.mapping;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Base 64, and the escaping of addresses.
final class EncodingFunctions {

    private static final String PLAIN_IN_COMPONENT =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
    private static final String RESERVED = ";/?:@&=+$,#";

    private EncodingFunctions() {}

    static Functions.Library library() {
        return new Functions.Library()
                .add("base64encode", 1, "<s-:s>", TextFunctions.onText(EncodingFunctions::base64))
                .add("base64decode", 1, "<s-:s>", TextFunctions.onText(EncodingFunctions::fromBase64))
                .add("encodeUrlComponent", 1, "<s-:s>", TextFunctions.onText(url -> encoded(url, PLAIN_IN_COMPONENT)))
                .add("encodeUrl", 1, "<s-:s>", TextFunctions.onText(url -> encoded(url, PLAIN_IN_COMPONENT + RESERVED)))
                .add("decodeUrlComponent", 1, "<s-:s>", TextFunctions.onText(url -> decoded(url, "")))
                .add("decodeUrl", 1, "<s-:s>", TextFunctions.onText(url -> decoded(url, RESERVED)));
    }

    private static String base64(String text) {
        if (text.chars().anyMatch(c -> c > 0xff)) {
            throw new Trouble(
                    "P0006",
                    "$base64encode takes characters of ISO 8859-1 only, since each becomes one byte; remove the others.",
                    text);
        }
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String fromBase64(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw new Trouble("P0006", "The text is not in base 64.", text);
        }
    }

    private static Trouble malformed(String url) {
        return new Trouble("D3140", "The text is no well-formed address: " + Trouble.shown(url) + ".", url);
    }

    private static String encoded(String url, String plain) {
        ByteBuffer bytes;
        try {
            bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(url));
        } catch (CharacterCodingException e) {
            throw malformed(url);
        }
        var result = new StringBuilder();
        while (bytes.hasRemaining()) {
            int b = bytes.get() & 0xff;
            if (plain.indexOf(b) >= 0) {
                result.append((char) b);
            } else {
                result.append(String.format("%%%02X", b));
            }
        }
        return result.toString();
    }

    private static String decoded(String url, String keep) {
        var result = new StringBuilder();
        int at = 0;
        while (at < url.length()) {
            if (url.charAt(at) != '%') {
                result.append(url.charAt(at++));
                continue;
            }
            var bytes = new ByteArrayOutputStream();
            int start = at;
            int first = octet(url, at);
            int length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
            for (int i = 0; i < length; i++) {
                bytes.write(octet(url, at));
                at += 3;
            }
            String decoded = decoded(bytes.toByteArray(), url);
            result.append(keep.contains(decoded) ? url.substring(start, at) : decoded);
        }
        return result.toString();
    }

    private static int octet(String url, int at) {
        if (at + 3 > url.length() || url.charAt(at) != '%') {
            throw malformed(url);
        }
        int high = Character.digit(url.charAt(at + 1), 16);
        int low = Character.digit(url.charAt(at + 2), 16);
        if (high < 0 || low < 0) {
            throw malformed(url);
        }
        return high * 16 + low;
    }

    private static String decoded(byte[] bytes, String url) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed(url);
        }
    }
}
