package dev.pipewright.engine.mapping;

import dev.pipewright.engine.mapping.business.PlainTexts;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Base 64, the escaping of addresses, and fingerprints.
final class EncodingFunctions {

    private static final String PLAIN_IN_COMPONENT =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
    private static final String RESERVED = ";/?:@&=+$,#";

    private EncodingFunctions() {}

    static Functions.Library library() {
        return new Functions.Library(FunctionGroup.ENCODING)
                .add(
                        "base64encode",
                        "<s-:s>",
                        "text",
                        "$base64encode('order')",
                        "'b3JkZXI='",
                        TextFunctions.onText(EncodingFunctions::base64))
                .add(
                        "base64decode",
                        "<s-:s>",
                        "text",
                        "$base64decode('b3JkZXI=')",
                        "'order'",
                        TextFunctions.onText(EncodingFunctions::fromBase64))
                .add(
                        "encodeUrlComponent",
                        "<s-:s>",
                        "text",
                        "$encodeUrlComponent('a/b')",
                        "'a%2Fb'",
                        TextFunctions.onText(url -> encoded(url, PLAIN_IN_COMPONENT)))
                .add(
                        "encodeUrl",
                        "<s-:s>",
                        "address",
                        "$encodeUrl('https://host/a b')",
                        "'https://host/a%20b'",
                        TextFunctions.onText(url -> encoded(url, PLAIN_IN_COMPONENT + RESERVED)))
                .add(
                        "decodeUrlComponent",
                        "<s-:s>",
                        "text",
                        "$decodeUrlComponent('a%2Fb')",
                        "'a/b'",
                        TextFunctions.onText(url -> decoded(url, "")))
                .add(
                        "decodeUrl",
                        "<s-:s>",
                        "address",
                        "$decodeUrl('https://host/a%20b')",
                        "'https://host/a b'",
                        TextFunctions.onText(url -> decoded(url, RESERVED)))
                .add(
                        "sha256",
                        "<s-:s>",
                        "text",
                        "$sha256('order')",
                        "'3eeb7e96e59ce40f9cb1a089daba079fd699f6867a30f6634af8570967b2375a'",
                        TextFunctions.onText(text -> PlainTexts.hash(text, "SHA-256")))
                .add(
                        "md5",
                        "<s-:s>",
                        "text",
                        "$md5('order')",
                        "'70a17ffa722a3985b86d30b034ad06d7'",
                        TextFunctions.onText(text -> PlainTexts.hash(text, "MD5")))
                .add(
                        "guid",
                        "<s-:s>",
                        "text",
                        "$guid('SO-4711')",
                        "'86f01745-db23-3c5f-96f6-4c59b0352ff0'",
                        TextFunctions.onText(PlainTexts::guid));
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
