package dev.pipewright.designer.api;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The header `Content-Digest` of RFC 9530, as in `sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:`. Of
/// several digests, that of SHA-256 counts.
final class ContentDigest {

    static final String HEADER = "Content-Digest";

    private static final Pattern SHA_256 = Pattern.compile("sha-256=:([A-Za-z0-9+/=]+):");

    private ContentDigest() {}

    /// The SHA-256 that a header says; null if there is no header.
    ///
    /// @throws ApiException if it says none
    static byte @Nullable [] read(@Nullable String header) {
        return header == null
                ? null
                : Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .map(SHA_256::matcher)
                        .filter(Matcher::matches)
                        .findFirst()
                        .map(match -> bytes(match.group(1)))
                        .orElseThrow(() -> wrong(null));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException noBase64) {
            throw wrong(noBase64);
        }
    }

    private static ApiException wrong(@Nullable Throwable cause) {
        return new ApiException(
                HttpStatus.BAD_REQUEST, "Write the Content-Digest as sha-256=:…: with the hash in Base64.", cause);
    }

    /// The header's form of a hash in Base64.
    static String text(String base64) {
        return "sha-256=:" + base64 + ":";
    }
}
